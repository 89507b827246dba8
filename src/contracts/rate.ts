import {
  accepted,
  type Day,
  dayFromIso,
  dayText,
  type Exact,
  exact,
  exactText,
  hashOf,
  isoOfDay,
  type Json,
  type Outcome,
  refused,
} from '../base/index.ts';
import { type RATE_STATUSES, ratesShape } from './contract-shape.ts';
import { numberText } from './language/number-text.ts';
import { unitFromText } from './language/unit.ts';
import type { RestsOn } from './rests-on.ts';

/**
 * How a value is known: `found` in a public source; `computed` from found values; `unverified`, from memory or
 * second hand; `invented` for the demonstration.
 */
export type RateStatus = (typeof RATE_STATUSES)[number];

/** One value of a rate. Dates are ISO; both ends of validity are inside it; without `validTo` it holds until replaced. */
export type RateValue = {
  /** An exact decimal, e.g. `123.34`. */
  readonly value: string;
  readonly validFrom: string;
  readonly validTo?: string;
  /** The first day on which a payer could know it. */
  readonly knownFrom: string;
  readonly status: RateStatus;
  /** Where it was found or how it was worked out; says so when `knownFrom` is assumed. */
  readonly source: string;
};

export type RateJson = {
  readonly id: string;
  readonly title: string;
  /** As in a formula: `pounds per weighted patient per year`. */
  readonly unit: string;
  readonly values: readonly RateValue[];
};

/** The dated rate table, as `definitions/rates` builds it. */
export type RatesJson = { readonly id: string; readonly title: string; readonly rates: readonly RateJson[] };

type DatedValue = RateValue & { readonly from: Day; readonly to: Day; readonly known: Day; readonly amount: Exact };

export type LoadedRate = {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly values: readonly DatedValue[];
};

/** A rate table whose meaning was checked. Made by `loadRates` alone. */
export type LoadedRates = { readonly hash: string; readonly rates: ReadonlyMap<string, LoadedRate> };

/** The value of a rate on a day, as it was known on another. */
export type Rate = {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly value: Exact;
  readonly validFrom: Day;
  readonly knownFrom: Day;
  readonly status: RateStatus;
  readonly source: string;
};

const FOR_EVER = Number.MAX_SAFE_INTEGER as Day;

/**
 * Checks a rate table: shape, units, dates, and that no two values of a rate hold on one day and were known from one
 * day. Refuses `definition.invalid`.
 */
export function loadRates(json: Json): Outcome<LoadedRates> {
  const [wrong] = ratesShape.wrong(json, 'the rate table');
  if (wrong !== undefined) return invalid(`${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}.`);
  const table = json as unknown as RatesJson;
  const rates = new Map<string, LoadedRate>();
  for (const item of table.rates) {
    const rate = loadRate(item);
    if (!rate.ok) return rate;
    if (rates.has(rate.value.id)) return invalid(`The rate ${rate.value.id} stands twice in the table.`);
    rates.set(rate.value.id, rate.value);
  }
  return accepted({ hash: hashOf(json), rates });
}

function loadRate({ id, title, unit, values: written }: RateJson): Outcome<LoadedRate> {
  const known = unitFromText(unit);
  if (!known.ok) return known;
  const values: DatedValue[] = [];
  for (const item of written) {
    const value = loadValue(item, id);
    if (!value.ok) return value;
    const clash = values.find((other) => other.known === value.value.known && overlap(other, value.value));
    if (clash) return invalid(`${id} has two values on ${dayText(value.value.from)} known from the same day.`);
    values.push(value.value);
  }
  return accepted({ id, title, unit, values });
}

function loadValue(written: RateValue, id: string): Outcome<DatedValue> {
  const { value, validFrom, validTo, knownFrom } = written;
  const from = dayFromIso(validFrom);
  const to = validTo === undefined ? FOR_EVER : dayFromIso(validTo);
  const known = dayFromIso(knownFrom);
  if (from === undefined || to === undefined || known === undefined) {
    return invalid(`${id}: a date of the value ${value} is no date.`);
  }
  if (to < from) return invalid(`${id}: the value ${value} ends before it begins.`);
  return accepted({ ...written, from, to, known, amount: exact(value) });
}

function overlap(a: DatedValue, b: DatedValue): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/**
 * The value of a rate that holds on `validOn`, as it was known on `knownOn`: of those known by then, the one that
 * became known last. Refuses `statement.no-rate`, in words, when there is no such rate or value.
 */
export function rateAt(rates: LoadedRates, id: string, validOn: Day, knownOn: Day): Outcome<Rate> {
  const rate = rates.rates.get(id);
  if (rate === undefined) return noRate(`There is no rate called ${id}.`);
  const holding = rate.values.filter((value) => value.from <= validOn && validOn <= value.to);
  const known = holding.filter((value) => value.known <= knownOn);
  const latest = known.reduce<DatedValue | undefined>(
    (best, value) => (best === undefined || value.known > best.known ? value : best),
    undefined,
  );
  if (latest !== undefined) return accepted(rateOf(rate, latest));
  const why =
    holding.length === 0
      ? `${rate.title} has no value on ${dayText(validOn)}.`
      : `${rate.title} on ${dayText(validOn)} was not known on ${dayText(knownOn)}; the first value is known from ${isoOfDay(earliestKnown(holding))}.`;
  return noRate(why);
}

function earliestKnown(values: readonly DatedValue[]): Day {
  return values.reduce((earliest, value) => Math.min(value.known, earliest) as Day, FOR_EVER);
}

const made = new WeakMap<DatedValue, Rate>();

/** One object for each dated value, so that whatever is said of it is said once. */
function rateOf({ id, title, unit }: LoadedRate, value: DatedValue): Rate {
  const known = made.get(value);
  if (known !== undefined) return known;
  const { status, source, amount, from: validFrom, known: knownFrom } = value;
  const rate = { id, title, unit, value: amount, validFrom, knownFrom, status, source };
  made.set(value, rate);
  return rate;
}

/** The first day of a period on which a rate has no value that was ever known; undefined when every day has one. */
export function firstDayWithoutRate(rate: LoadedRate, from: Day, to: Day): Day | undefined {
  let day = from;
  while (day <= to) {
    const holding = rate.values.filter((value) => value.from <= day && day <= value.to);
    if (holding.length === 0) return day;
    day = (Math.max(...holding.map((value) => value.to)) + 1) as Day;
  }
  return undefined;
}

function noRate<T>(message: string): Outcome<T> {
  return refused({
    code: 'statement.no-rate',
    message,
    remedy: 'Add the rate with its dates and source to the rate table, or choose a month that has one.',
  });
}

function invalid<T>(message: string): Outcome<T> {
  return refused({ code: 'definition.invalid', message });
}

const rests = new WeakMap<Rate, RestsOn>();

/** A rate as a line rests on it. */
export function restsOnRate(rate: Rate): RestsOn {
  const known = rests.get(rate);
  if (known !== undefined) return known;
  const { id, status, source } = rate;
  const dates = { validFrom: isoOfDay(rate.validFrom), knownFrom: isoOfDay(rate.knownFrom) };
  const made: RestsOn = { kind: 'rate', id, value: exactText(rate.value), ...dates, status, source };
  rests.set(rate, made);
  return made;
}

const words = new WeakMap<Rate, string>();

/** A rate with its dates, in words. */
export function rateWords(rate: Rate): string {
  const known = words.get(rate) ?? wordsOf(rate);
  words.set(rate, known);
  return known;
}

function wordsOf(rate: Rate): string {
  const dates = `valid from ${dayText(rate.validFrom)}, known from ${dayText(rate.knownFrom)}`;
  return `${rate.title} ${numberText(rate.value, rate.unit)}, ${dates} (${rate.status})`;
}
