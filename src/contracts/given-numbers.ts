import {
  accepted,
  type Day,
  dayFromIso,
  dayText,
  type Exact,
  exact,
  exactText,
  financialYearOf,
  type Json,
  type Outcome,
  refused,
  shape,
} from '../base/index.ts';
import type { LoadedContract } from './contract.ts';
import type { CheckedInput } from './language/check.ts';
import { QUALITY_WITHHOLDS } from './language/expand.ts';
import { setOf } from './language/terms.ts';
import { CHOICE, DATE, isOfThings, YES_OR_NO } from './language/unit.ts';
import { otherYear } from './other-year.ts';

const { named, optional, record } = shape;

type Value = Exact | boolean | string;

/** What somebody puts into a contract to see what it pays. */
export type GivenNumbers = {
  /** The day whose rates hold. */
  readonly on: Day;
  /** What was known of them then; everything in the table when not given. */
  readonly knownOn: Day;
  /** The end of the achievement year, whose rates some inputs take. */
  readonly achievementYearEnd: Day;
  /** The value of what stands once, or of a member; undefined when it was not given. */
  valueOf(input: string, member: string | null): Value | undefined;
  /** The members of a set, in order; undefined when nobody said. */
  membersOf(set: string): readonly string[] | undefined;
};

/** A number, text or flag: what it may be depends on the input. */
const anything: shape.Shape = { wrong: () => [], schema: {} };

const numbersShape = record({
  on: optional(shape.isoDate),
  knownOn: optional(shape.isoDate),
  achievementYearEnd: optional(shape.isoDate),
  values: optional(named(anything)),
  each: optional(named(named(named(anything)))),
});

type Written = {
  readonly on?: string;
  readonly knownOn?: string;
  readonly achievementYearEnd?: string;
  readonly values?: Readonly<Record<string, Json>>;
  readonly each?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Json>>>>>>;
};

/** Days, at the longest. */
const A_YEAR = 366;
const ANY_DAY = Number.MAX_SAFE_INTEGER as Day;

/** Reads what is put into a contract. Refuses `input.invalid`, naming what is wrong. */
export function readNumbers(contract: LoadedContract, json: Json): Outcome<GivenNumbers> {
  const [wrong] = numbersShape.wrong(json, 'the inputs');
  if (wrong !== undefined) return refuse(`${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}.`);
  const written = json as Written;
  const days = daysOf(contract, written);
  if (!days.ok) return days;
  const once = readValues(contract, written.values ?? {}, undefined, 'values');
  if (!once.ok) return once;
  const members = readMembers(contract, written.each ?? {});
  if (!members.ok) return members;
  return accepted({
    ...days.value,
    valueOf: (input, member) => {
      const set = member === null ? undefined : setOf(contract.terms.inputs.get(input) ?? {});
      return set === undefined
        ? once.value.get(input)
        : members.value
            .get(set)
            ?.get(member ?? '')
            ?.get(input);
    },
    membersOf: (set) => contract.terms.sets.get(set)?.members ?? keysOf(members.value.get(set)),
  });
}

function keysOf(members: ReadonlyMap<string, unknown> | undefined): readonly string[] | undefined {
  return members === undefined ? undefined : [...members.keys()];
}

type Days = Pick<GivenNumbers, 'on' | 'knownOn' | 'achievementYearEnd'>;

function daysOf({ json, validFrom, validTo }: LoadedContract, written: Written): Outcome<Days> {
  const read = (text: string | undefined, usual: Day): Day | undefined =>
    text === undefined ? usual : dayFromIso(text);
  const on = read(written.on, validFrom);
  const knownOn = read(written.knownOn, ANY_DAY);
  const achievementYearEnd = read(written.achievementYearEnd, on ?? validFrom);
  if (on === undefined || knownOn === undefined || achievementYearEnd === undefined) {
    return refuse('A date of the inputs is no date.');
  }
  if (on < validFrom || on > validTo) {
    return refuse(`${json.title} holds from ${dayText(validFrom)} to ${dayText(validTo)}, and not on ${dayText(on)}.`);
  }
  const yearsBack = financialYearOf(on).start - financialYearOf(achievementYearEnd).start;
  if (yearsBack < 0 || yearsBack > A_YEAR) {
    const year = financialYearOf(achievementYearEnd).label;
    return refused(otherYear(`On ${dayText(on)} achievement is that of this year or the last, and not of ${year}.`));
  }
  return accepted({ on, knownOn, achievementYearEnd });
}

type Members = Map<string, Map<string, Map<string, Value>>>;

function readMembers(contract: LoadedContract, each: NonNullable<Written['each']>): Outcome<Members> {
  const sets: Members = new Map();
  for (const [set, members] of Object.entries(each)) {
    const declared = contract.terms.sets.get(set);
    if (declared === undefined) return refuse(`The contract has no set called ${set}.`);
    const read = new Map<string, Map<string, Value>>();
    for (const [member, written] of Object.entries(members)) {
      if (declared.members?.includes(member) === false) return refuse(`${member} is none of the ${declared.label}.`);
      const values = readValues(contract, written, set, `${set} ${member}`);
      if (!values.ok) return values;
      read.set(member, values.value);
    }
    sets.set(set, read);
  }
  return accepted(sets);
}

function readValues(
  contract: LoadedContract,
  written: Readonly<Record<string, Json>>,
  set: string | undefined,
  where: string,
): Outcome<Map<string, Value>> {
  const values = new Map<string, Value>();
  for (const [name, json] of Object.entries(written)) {
    const input = contract.terms.inputs.get(name);
    if (input === undefined) return refuse(`The contract has no input called ${name} (${where}).`);
    if (input.constant !== undefined) return refuse(`${name} is fixed in the contract (${where}).`);
    if (setOf(input) !== set) return refuse(`${name} is for ${setOf(input) ?? 'the whole contract'}, not ${where}.`);
    const value = valueFrom(input, json);
    if (typeof value === 'object' && 'wrong' in value) return refuse(`${name} (${where}) ${value.wrong}.`);
    if (isQuality(contract, name) && typeof value === 'object' && !isPart(value)) {
      return refuse(`${name} (${where}) is ${exactText(value)}: ${QUALITY_WITHHOLDS}.`);
    }
    values.set(name, value);
  }
  return accepted(values);
}

/** Whether a gain is multiplied by it. */
function isQuality({ json }: LoadedContract, input: string): boolean {
  return json.terms.some(({ gainLossShare }) => gainLossShare?.quality === input);
}

function isPart(value: Exact): boolean {
  return value.compare(0) >= 0 && value.compare(1) <= 0;
}

/** A number, flag, choice or date as its input's unit has it, or what is wrong with it. */
function valueFrom({ unit, choices }: CheckedInput, json: Json): Value | { readonly wrong: string } {
  if (unit === YES_OR_NO) return typeof json === 'boolean' ? json : { wrong: 'is not true or false' };
  if (unit === CHOICE) {
    const isKnown = typeof json === 'string' && choices?.includes(json) === true;
    return isKnown ? (json as string) : { wrong: `is not one of ${choices?.join(', ')}` };
  }
  if (unit === DATE) {
    const day = typeof json === 'string' ? dayFromIso(json) : undefined;
    return day === undefined ? { wrong: 'is not a date written YYYY-MM-DD' } : exact(day);
  }
  const number = numberOf(json);
  if (number === undefined) return { wrong: `is not a number in ${unit}, written 1234.50 or 1/3` };
  if (number.compare(0) >= 0) return number;
  if (isOfThings(unit)) return { wrong: `is below nought: there are no fewer ${unit} than none` };
  return unit === 'share' ? { wrong: 'is below nought: a share is some of a whole or none' } : number;
}

/** Digits up to which a JSON number means what its author wrote. */
const EXACT_DIGITS = 15;
const LONGEST_NUMBER = 100;

/** A number written as a text, exactly; or as a JSON number of so few digits that nothing of it was lost in reading. */
function numberOf(json: Json): Exact | undefined {
  const text = typeof json === 'number' ? String(json) : json;
  if (typeof text !== 'string' || text.length > LONGEST_NUMBER) return undefined;
  if (!/^-?\d+(\.\d+)?$|^-?\d+\/[1-9]\d*$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '').replace(/^0+/, '').length;
  return typeof json === 'number' && digits > EXACT_DIGITS ? undefined : exact(text);
}

function refuse<T>(message: string): Outcome<T> {
  return refused({ code: 'input.invalid', message, remedy: 'See docs/contract-language.md, "What is put in".' });
}
