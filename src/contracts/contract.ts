import { accepted, type Day, dayFromIso, dayText, hashOf, type Json, type Outcome, refused } from '../base/index.ts';
import { type CheckedTerms, checkTerms } from './language/check.ts';
import { readTerm } from './language/read.ts';
import type { InputDeclaration, TermDeclaration } from './language/terms.ts';
import { sameUnit, unitFromText } from './language/unit.ts';
import { firstDayWithoutRate, type LoadedRates } from './rate.ts';
import { readEach, readFields, readList, readText } from './shape.ts';

export type ContractType = 'GMS' | 'PMS' | 'APMS';

/**
 * Where an input of a contract comes from. Lists are those of the first day of a quarter. The achievement year is
 * the one whose counts are put in: last year for aspiration, this year for a forecast.
 */
export type Binding =
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'rate'; readonly rate: string; readonly on: 'the month' | 'the achievement year' }
  | {
      readonly kind: 'list';
      readonly quarter: 'of the month' | 'first of the contract year' | 'last of the achievement year';
    }
  | { readonly kind: 'practice'; readonly field: 'weightedToRegistered' }
  | { readonly kind: 'measure'; readonly field: 'points' | 'lowerPercent' | 'upperPercent' | 'prevalenceAdjusted' }
  | { readonly kind: 'result'; readonly field: 'register' | 'denominator' | 'numerator' }
  | { readonly kind: 'borough'; readonly field: 'register' | 'list' };

export type ContractInput = { readonly label: string; readonly unit: string; readonly from: Binding };

/** A line of the statement: a term in pounds per month, and the expenditure account that it is charged to. */
export type ContractLine = {
  readonly term: string;
  readonly account: string;
  /** Where true, a line that cannot be worked out is held with its reason and the rest is paid. */
  readonly holdWhenRefused?: true;
};

/** The terms that a forecast of achievement works out: pounds per year, and points. */
export type AchievementTerms = { readonly pounds: string; readonly points: string; readonly pointsOfOne: string };

/** A contract kind's terms for a year, as `definitions/contracts` builds it. Dates are ISO, both inside. */
export type ContractJson = {
  readonly id: string;
  readonly title: string;
  readonly contractType: ContractType;
  readonly validFrom: string;
  readonly validTo: string;
  readonly source: string;
  readonly inputs: Readonly<Record<string, ContractInput>>;
  readonly terms: readonly TermDeclaration[];
  readonly lines: readonly ContractLine[];
  /** Null when the contract pays no achievement. */
  readonly achievement: AchievementTerms | null;
};

/** A contract whose meaning was checked. Made by `loadContract` alone. */
export type LoadedContract = {
  readonly hash: string;
  readonly json: ContractJson;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly terms: CheckedTerms;
};

const FIELDS = [
  'id',
  'title',
  'contractType',
  'validFrom',
  'validTo',
  'source',
  'inputs',
  'terms',
  'lines',
  'achievement',
];

/** Binding kind → its field, and what that may say; undefined where any text may stand. */
const BINDINGS: Readonly<Record<string, Readonly<Record<string, readonly string[] | undefined>>>> = {
  constant: { value: undefined },
  rate: { rate: undefined, on: ['the month', 'the achievement year'] },
  list: { quarter: ['of the month', 'first of the contract year', 'last of the achievement year'] },
  practice: { field: ['weightedToRegistered'] },
  measure: { field: ['points', 'lowerPercent', 'upperPercent', 'prevalenceAdjusted'] },
  result: { field: ['register', 'denominator', 'numerator'] },
  borough: { field: ['register', 'list'] },
};

/** The units that an input from outside a rate table must have, by kind and field. */
const UNITS: Readonly<Record<string, string>> = {
  'list quarter': 'registered patients',
  'practice weightedToRegistered': 'weighted patients per registered patient',
  'measure points': 'points',
  'measure lowerPercent': 'percent',
  'measure upperPercent': 'percent',
  'measure prevalenceAdjusted': 'yes or no',
  'result register': 'people',
  'result denominator': 'people',
  'result numerator': 'people',
  'borough register': 'people',
  'borough list': 'registered patients',
};

/** Loads each contract of a list, against one rate table. The first refusal stands for all. */
export function loadContracts(json: Json, rates: LoadedRates): Outcome<LoadedContract[]> {
  const list = readList(json, 'contracts');
  return list.ok ? readEach(list.value, (contract) => loadContract(contract, rates)) : list;
}

/**
 * Checks a contract: shape, names, cycles, units, that every rate it names is in the table with the same unit, and
 * that none is missing on a day of the contract. Refuses `definition.invalid`, in words.
 */
export function loadContract(json: Json, rates: LoadedRates): Outcome<LoadedContract> {
  const shape = readShape(json);
  if (!shape.ok) return shape;
  const contract = json as unknown as ContractJson;
  const [validFrom, validTo] = [dayFromIso(contract.validFrom), dayFromIso(contract.validTo)];
  if (validFrom === undefined || validTo === undefined || validTo < validFrom) {
    return invalid(`${contract.id} does not say from when to when it holds.`);
  }
  const declared = Object.entries(contract.inputs).map(([name, input]) => [name, declarationOf(input)] as const);
  const terms = checkTerms({ inputs: Object.fromEntries(declared), terms: contract.terms });
  if (!terms.ok) return terms;
  const loaded = { hash: hashOf(json), json: contract, validFrom, validTo, terms: terms.value };
  const wrong = wrongLine(loaded) ?? wrongAchievement(loaded) ?? wrongRate(loaded, rates);
  return wrong === undefined ? accepted(loaded) : invalid(`${contract.id}: ${wrong}`);
}

function readShape(json: Json): Outcome<undefined> {
  const fields = readFields(json, 'a contract', { required: FIELDS });
  if (!fields.ok) return fields;
  const { id, contractType, inputs, terms, lines } = fields.value;
  for (const key of ['id', 'title', 'validFrom', 'validTo', 'source']) {
    const text = readText(fields.value[key], `the ${key} of a contract`);
    if (!text.ok) return text;
  }
  if (!['GMS', 'PMS', 'APMS'].includes(String(contractType))) {
    return invalid(`${id}: ${String(contractType)} is no contract type.`);
  }
  for (const [name, input] of Object.entries((inputs ?? {}) as Record<string, Json>)) {
    const read = readInput(name, input);
    if (!read.ok) return read;
  }
  for (const [list, read] of [[terms, readTerm] as const, [lines, readLine] as const]) {
    const items = readList(list, `the terms and lines of ${id}`);
    if (!items.ok) return items;
    const each = readEach<unknown>(items.value, read);
    if (!each.ok) return each;
  }
  return accepted(undefined);
}

function readInput(name: string, json: Json): Outcome<undefined> {
  const fields = readFields(json, `the input ${name}`, { required: ['label', 'unit', 'from'] });
  if (!fields.ok) return fields;
  for (const key of ['label', 'unit']) {
    const text = readText(fields.value[key], `the ${key} of ${name}`);
    if (!text.ok) return text;
  }
  const kind = String((fields.value.from as { kind?: Json } | undefined)?.kind);
  const allowed = BINDINGS[kind];
  if (allowed === undefined) return invalid(`The input ${name} comes from "${kind}", which is no source of inputs.`);
  const required = ['kind', ...Object.keys(allowed)];
  const binding = readFields(fields.value.from, `the source of ${name}`, { required });
  if (!binding.ok) return binding;
  for (const [field, values] of Object.entries(allowed)) {
    const text = readText(binding.value[field], `"${field}" of ${name}`);
    if (!text.ok) return text;
    if (values !== undefined && !values.includes(text.value)) {
      return invalid(`"${field}" of ${name} is ${values.map((value) => `"${value}"`).join(' or ')}.`);
    }
    const unit = UNITS[`${kind} ${field === 'quarter' ? field : text.value}`];
    if (unit !== undefined && unit !== fields.value.unit) return invalid(`The input ${name} is in ${unit}.`);
  }
  return accepted(undefined);
}

function readLine(json: Json): Outcome<undefined> {
  const keys = { required: ['term', 'account'], optional: ['holdWhenRefused'] };
  const fields = readFields(json, 'a line', keys);
  return fields.ok ? accepted(undefined) : fields;
}

function declarationOf({ label, unit, from }: ContractInput): InputDeclaration {
  if (from.kind === 'constant') return { label, unit, constant: from.value };
  const isEach =
    from.kind === 'measure' || from.kind === 'result' || (from.kind === 'borough' && from.field === 'register');
  return isEach ? { label, unit, each: true } : { label, unit };
}

function wrongLine({ json, terms }: LoadedContract): string | undefined {
  if (json.lines.length === 0) return 'there is no line to pay.';
  const seen = new Set<string>();
  for (const line of json.lines) {
    const wrong = wrongTerm(terms, line.term, 'pounds per month');
    if (wrong !== undefined) return wrong;
    if (seen.has(line.term)) return `the term ${line.term} stands in two lines.`;
    seen.add(line.term);
  }
  return undefined;
}

function wrongAchievement({ json, terms }: LoadedContract): string | undefined {
  if (json.achievement === null) return undefined;
  const { pounds, points, pointsOfOne } = json.achievement;
  const one = terms.terms.get(pointsOfOne);
  if (one?.each !== true || one.unit !== 'points') return `${pointsOfOne} does not give the points of one indicator.`;
  return wrongTerm(terms, pounds, 'pounds per year') ?? wrongTerm(terms, points, 'points');
}

function wrongTerm(terms: CheckedTerms, id: string, unit: string): string | undefined {
  const term = terms.terms.get(id);
  const wanted = unitFromText(unit);
  if (term === undefined) return `there is no term called ${id}.`;
  if (term.each === true) return `${id} is worked out for each indicator and is not one amount.`;
  return wanted.ok && sameUnit(wanted.value, term.powers) ? undefined : `${id} is ${term.unit}, not ${unit}.`;
}

function wrongRate({ json, validFrom, validTo }: LoadedContract, rates: LoadedRates): string | undefined {
  for (const [name, { from, unit }] of Object.entries(json.inputs)) {
    if (from.kind !== 'rate') continue;
    const rate = rates.rates.get(from.rate);
    if (rate === undefined) return `${name} uses the rate ${from.rate}, which is not in the rate table.`;
    if (rate.unit !== unit) return `${name} is ${unit}, but the rate ${from.rate} is ${rate.unit}.`;
    if (from.on === 'the achievement year') continue;
    const missing = firstDayWithoutRate(rate, validFrom, validTo);
    if (missing !== undefined) return `${rate.title} has no value on ${dayText(missing)}.`;
  }
  return undefined;
}

function invalid<T>(message: string): Outcome<T> {
  return refused({ code: 'definition.invalid', message });
}
