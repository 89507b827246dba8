import { assert, type Day, day, isoOfDay } from '../../base/index.ts';
import type { TestPeople } from '../model/signed.ts';
import { type WrittenPerson, wholeRecord, writtenPerson } from './written-person.ts';

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

/**
 * Reads the test people of a definition from Markdown. `# HYP008 …` names the indicator, `Period end: …` the day,
 * `Everybody: …` what everybody of the tables below it has, `Never true: …` a clause that the register makes
 * impossible; each row of a table is a person: name, record, what they count as.
 * @throws Bug when a row has not those three
 */
export function readPeople(text: string): { readonly indicator: string; readonly people: TestPeople } {
  let [indicator, on, everybody] = ['', isoOfDay(day('2026-03-31')), ''];
  const cases: TestPeople['cases'][number][] = [];
  const neverTrue = [...text.matchAll(/^Never true: (.*)\.$/gm)].map((match) => match[1] ?? '');
  for (const line of text.split('\n')) {
    indicator = /^# (\w+)/.exec(line)?.[1] ?? indicator;
    everybody = /^Everybody: (.*)\.$/.exec(line)?.[1] ?? everybody;
    on = /^Period end: (\d{4}-\d{2}-\d{2})\.$/.exec(line)?.[1] ?? on;
    const cells = line.startsWith('|') ? line.split('|').slice(1, -1) : [];
    const [name = '', record = '', counts = ''] = cells.map((cell) => cell.trim());
    if (cells.length === 0 || name === 'person' || /^-+$/.test(name)) continue;
    assert(cells.length === 3, `“${line}” has a name, a record and an outcome`);
    cases.push({ name, record: wholeRecord(everybody, record), counts });
  }
  return { indicator, people: { on, cases, neverTrue } };
}

/** Test people taken apart. @throws Bug for a record or an outcome that is none */
export function specOf(indicator: string, { on, cases, neverTrue }: TestPeople): SpecFile {
  return {
    indicator,
    periodEnd: day(on),
    neverTrue,
    cases: cases.map(({ name, record, counts }) => ({
      name,
      person: writtenPerson('', record),
      expected: expectedOf(counts),
    })),
  };
}

/** The people of a file of Markdown, taken apart. */
export function readSpec(text: string): SpecFile {
  const { indicator, people } = readPeople(text);
  return specOf(indicator, people);
}

/**
 * `on the register` where nothing else is asked, `numerator by 2`, `missed`, `adjusted by 5 BPORHBPDEC`,
 * `excluded by 1 PAT_AGEO79`, `not on the register`
 */
function expectedOf(text: string): Expected {
  if (text === 'on the register') return { outcome: 'missed', rule: 0, reason: null };
  if (text === 'not on the register') return { outcome: 'not on register', rule: null, reason: null };
  if (text === 'missed') return { outcome: 'missed', rule: 0, reason: null };
  const [, outcome, rule, reason = null] = /^(numerator|adjusted|excluded) by (\d+)(?: (\w+))?$/.exec(text) ?? [];
  assert(outcome !== undefined && rule !== undefined, `“${text}” says what somebody counts as`);
  return { outcome: outcome as Expected['outcome'], rule: Number(rule), reason };
}
