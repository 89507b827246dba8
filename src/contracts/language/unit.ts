import { accepted, type Outcome, refused } from '../../base/index.ts';

/**
 * What a number counts, as powers of atoms: pounds per weighted patient per year is pounds¹ · weighted patient⁻¹ ·
 * year⁻¹. A share, a factor and a plain number count nothing and have no powers.
 */
export type Unit = ReadonlyMap<string, number>;

/** Singular and plural of every atom. An author who needs another adds it here, with a test. */
const ATOMS: Readonly<Record<string, string>> = {
  pound: 'pounds',
  'weighted patient': 'weighted patients',
  'registered patient': 'registered patients',
  'London resident': 'London residents',
  person: 'people',
  point: 'points',
  item: 'items',
  percent: 'percent',
  year: 'years',
  month: 'months',
};
const SINGULAR = new Map(Object.entries(ATOMS).flatMap(([one, many]) => [[one, one] as const, [many, one] as const]));

/** Words for a number without a unit. A share is shown as a percentage, a factor and a number as they are. */
const PLAIN = new Set(['share', 'factor', 'number']);

/** The unit of a flag, which no arithmetic accepts. */
export const YES_OR_NO = 'yes or no';

/**
 * Reads a unit written in words, e.g. `pounds per weighted patient per year`.
 * Refuses `definition.invalid` for a word that is no unit.
 */
export function unitFromText(text: string): Outcome<Unit> {
  const powers = new Map<string, number>();
  for (const [position, part] of text.split(' per ').entries()) {
    if (position === 0 && PLAIN.has(part)) continue;
    const atom = SINGULAR.get(part);
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

/** Writes a unit in words, for a refusal: `pounds per month`, or `number` when it has no unit. */
export function unitText(unit: Unit): string {
  const above = [...unit].filter(([, power]) => power > 0).flatMap(([atom, power]) => repeat(ATOMS[atom], power));
  const below = [...unit].filter(([, power]) => power < 0).flatMap(([atom, power]) => repeat(atom, -power));
  return [above.length === 0 ? 'number' : above.join(' × '), ...below].join(' per ');
}

function repeat(word: string | undefined, times: number): string[] {
  return Array.from({ length: times }, () => word ?? '');
}
