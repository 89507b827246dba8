import { accepted, type Outcome, refused } from '../../base/index.ts';

/**
 * What a number counts, as powers of atoms: pounds per weighted patient per year is pounds¹ · weighted patient⁻¹ ·
 * year⁻¹. A share, a factor and a plain number count nothing and have no powers.
 */
export type Unit = ReadonlyMap<string, number>;

/** Singular and plural of what is counted one by one: there is never less than none of it. */
const THINGS: Readonly<Record<string, string>> = {
  patient: 'patients',
  'weighted patient': 'weighted patients',
  'registered patient': 'registered patients',
  'adjusted patient': 'adjusted patients',
  'London resident': 'London residents',
  person: 'people',
  point: 'points',
  item: 'items',
  claim: 'claims',
  procedure: 'procedures',
  dose: 'doses',
  check: 'checks',
  referral: 'referrals',
  request: 'requests',
  contact: 'contacts',
  bed: 'beds',
};

/** Singular and plural of every atom. A definition declares those that it alone needs. */
const ATOMS: Readonly<Record<string, string>> = {
  ...THINGS,
  pound: 'pounds',
  percent: 'percent',
  year: 'years',
  quarter: 'quarters',
  month: 'months',
  week: 'weeks',
  day: 'days',
  hour: 'hours',
  date: 'dates',
};

/** Whether a unit counts things and nothing else, so that a number of it cannot be below nought. */
export function isOfThings(unit: string): boolean {
  return Object.hasOwn(THINGS, unit) || Object.values(THINGS).includes(unit);
}

/** Words for a number without a unit. A share is shown as a percentage, a factor and a number as they are. */
const PLAIN = new Set(['share', 'factor', 'number']);

/** The unit of a flag, which no arithmetic accepts. */
export const YES_OR_NO = 'yes or no';
/** The unit of one word out of several. */
export const CHOICE = 'choice';
/** The unit of a day of the calendar. Two are compared or subtracted, which gives days; nothing else is done with one. */
export const DATE = 'date';
export const DAYS: Unit = new Map([['day', 1]]);

/** Words that units are written with: one of it, or several → one of it. */
export type Vocabulary = ReadonlyMap<string, string>;

const STANDARD = vocabulary({});

/** A word that is declared although it is a usual one, or is none that a unit can be written with. */
export function wrongUnitWord(declared: Readonly<Record<string, string>>): string | undefined {
  const words = Object.entries(declared).flat();
  const isTaken = (word: string) => STANDARD.has(word) || PLAIN.has(word) || word === YES_OR_NO || word === CHOICE;
  return words.find((word, at) => isTaken(word) || word.includes(' per ') || firstPair(words, word) !== at >> 1);
}

function firstPair(words: readonly string[], word: string): number {
  return words.indexOf(word) >> 1;
}

/** The usual words, and those that a definition declares: one of it → several. */
export function vocabulary(declared: Readonly<Record<string, string>>): Vocabulary {
  const atoms = Object.entries({ ...ATOMS, ...declared });
  return new Map(atoms.flatMap(([one, many]) => [[one, one] as const, [many, one] as const]));
}

/**
 * Reads a unit written in words, e.g. `pounds per weighted patient per year`.
 * Refuses `definition.invalid` for a word that is no unit.
 */
export function unitFromText(text: string, words: Vocabulary = STANDARD): Outcome<Unit> {
  const powers = new Map<string, number>();
  for (const [position, part] of text.split(' per ').entries()) {
    if (position === 0 && PLAIN.has(part)) continue;
    const atom = words.get(part);
    if (atom === undefined) {
      return refused({ code: 'definition.invalid', message: `"${part}" in "${text}" is not a unit.` });
    }
    raise(powers, atom, position === 0 ? 1 : -1);
  }
  return accepted(powers);
}

function raise(powers: Map<string, number>, atom: string, by: number): void {
  const power = (powers.get(atom) ?? 0) + by;
  if (power === 0) powers.delete(atom);
  else powers.set(atom, power);
}

export function productOf(a: Unit, b: Unit): Unit {
  const powers = new Map(a);
  for (const [atom, power] of b) raise(powers, atom, power);
  return powers;
}

export function quotientOf(a: Unit, b: Unit): Unit {
  const powers = new Map(a);
  for (const [atom, power] of b) raise(powers, atom, -power);
  return powers;
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return a.size === b.size && [...a].every(([atom, power]) => b.get(atom) === power);
}

export function isDate(unit: Unit): boolean {
  return unit.has(DATE);
}

/** Writes a unit in words, for a refusal: `pounds per month`, or `number` when it has no unit. */
export function unitText(unit: Unit): string {
  const above = [...unit]
    .filter(([, power]) => power > 0)
    .flatMap(([atom, power]) => repeat(ATOMS[atom] ?? atom, power));
  const below = [...unit].filter(([, power]) => power < 0).flatMap(([atom, power]) => repeat(atom, -power));
  return [above.length === 0 ? 'number' : above.join(' × '), ...below].join(' per ');
}

function repeat(word: string, times: number): string[] {
  return Array.from({ length: times }, () => word);
}
