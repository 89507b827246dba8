/** The tables of a file of this folder: an indicator, its people, and what each counts as. */
import assert from 'node:assert/strict';
import { type Day, day } from '../../src/base/index.ts';
import { type WrittenPerson, writtenPerson } from './written-person.ts';

export type Expected = {
  readonly outcome: 'numerator' | 'missed' | 'adjusted' | 'excluded' | 'not on register';
  /** The step that decides; 0: none. Null: not on the register. */
  readonly rule: number | null;
  readonly reason: string | null;
};

export type SpecCase = { readonly name: string; readonly person: WrittenPerson; readonly expected: Expected };

export type SpecFile = {
  readonly indicator: string;
  readonly periodEnd: Day;
  readonly cases: readonly SpecCase[];
  /** Clauses, in words, that the register makes impossible. */
  readonly neverTrue: readonly string[];
};

type Row = readonly [name: string, person: WrittenPerson, said: string];

/**
 * Reads the lines that every file has: `# HYP008 …` names the indicator, `Period end: …` the day, `Everybody: …` what
 * everybody of the tables below it has; each row of a table is a person: name, record, what is said of them.
 */
function readTables(text: string): { readonly indicator: string; readonly periodEnd: Day; readonly rows: Row[] } {
  let [indicator, periodEnd, everybody] = ['', day('2026-03-31'), ''];
  const rows: Row[] = [];
  for (const line of text.split('\n')) {
    indicator = /^# (\w+)/.exec(line)?.[1] ?? indicator;
    everybody = /^Everybody: (.*)\.$/.exec(line)?.[1] ?? everybody;
    const end = /^Period end: (\d{4}-\d{2}-\d{2})\.$/.exec(line)?.[1];
    if (end) periodEnd = day(end);
    const cells = line.startsWith('|')
      ? line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim())
      : [];
    const [name = '', record = '', said = ''] = cells;
    if (cells.length === 0 || name === 'person' || /^-+$/.test(name)) continue;
    assert.equal(cells.length, 3, `“${line}” has a name, a record and an outcome`);
    rows.push([name, writtenPerson(everybody, record), said]);
  }
  return { indicator, periodEnd, rows };
}

/** Reads the file of a rule. `Never true: …` is a clause that the register makes impossible. */
export function readSpec(text: string): SpecFile {
  const { indicator, periodEnd, rows } = readTables(text);
  const neverTrue = [...text.matchAll(/^Never true: (.*)\.$/gm)].map((match) => match[1] ?? '');
  const cases = rows.map(([name, person, said]) => ({ name, person, expected: expectedOf(said) }));
  return { indicator, periodEnd, cases, neverTrue };
}

export type RateSpec = {
  readonly rate: string;
  readonly periodEnd: Day;
  /** What each person adds, as numerator/denominator, or `not counted`. */
  readonly cases: readonly { readonly name: string; readonly person: WrittenPerson; readonly adds: string }[];
};

export function readRateSpec(text: string): RateSpec {
  const { indicator, periodEnd, rows } = readTables(text);
  return { rate: indicator, periodEnd, cases: rows.map(([name, person, adds]) => ({ name, person, adds })) };
}

/** `on the register` where nothing else is asked, `numerator by 2`, `missed`, `adjusted by 5 BPORHBPDEC`, `excluded by 1 PAT_AGEO79`, `not on the register` */
function expectedOf(text: string): Expected {
  if (text === 'on the register') return { outcome: 'missed', rule: 0, reason: null };
  if (text === 'not on the register') return { outcome: 'not on register', rule: null, reason: null };
  if (text === 'missed') return { outcome: 'missed', rule: 0, reason: null };
  const [, outcome, rule, reason = null] = /^(numerator|adjusted|excluded) by (\d+)(?: (\w+))?$/.exec(text) ?? [];
  assert(outcome && rule, `“${text}” says what somebody counts as`);
  return { outcome: outcome as Expected['outcome'], rule: Number(rule), reason };
}
