import { accepted, assert, type Day, type OdsCode, type Outcome, type RowAccess, refused } from '../base/index.ts';
import { quoted, type Reader, readParquet, type Snapshot } from '../warehouse/index.ts';
import { runCompiled } from './calculate-over.ts';
import { EvidenceFolder } from './evidence.ts';
import type { LoadedFramework } from './model/framework.ts';
import { narrowedTo } from './model/narrowed.ts';
import { periodEnding } from './model/period.ts';
import type { PersonExplanation, PersonOutcome } from './model/result.ts';
import { PersonView, settingOf } from './reference/evaluate.ts';
import { explainPerson } from './reference/explain-person.ts';
import type { PersonRecord } from './reference/person.ts';
import { readPeople } from './reference/read-people.ts';
import { outcomeOf } from './tally.ts';

const USUAL_LIMIT = 20;

export type Explain = {
  readonly snapshot: Snapshot;
  readonly access: RowAccess;
  readonly framework: LoadedFramework;
  /** A rule's id. */
  readonly indicator: string;
  readonly practice: OdsCode;
  readonly periodEnd: Day;
  /** A pseudonym: only this person, on the register or not. */
  readonly person?: string;
  /** Only people with this outcome; absent: everybody on the register. */
  readonly outcome?: PersonOutcome;
  readonly offset?: number;
  readonly limit?: number;
  /** The name of a file as sent, by its SHA-256; where it is not known the SHA-256 stands for it. */
  readonly fileName?: (sha256: string) => string | undefined;
};

/**
 * Why people counted as they did: outcome, deciding clause, and step by step what was found and in which source rows.
 * Only these people's rows are read. In order of the people's numbers.
 * @returns refusal `indicator.unknown`, `access.denied`, or `not-found` for a person whom the practice did not send
 */
export async function explain(o: Explain): Promise<Outcome<PersonExplanation[]>> {
  const rule = o.framework.rules.find((each) => each.id === o.indicator);
  if (!rule) return refused({ code: 'indicator.unknown', message: `There is no indicator ${o.indicator}.` });
  const opened = await o.snapshot.people(o.access, [o.practice]);
  if (!opened.ok) return opened;
  const reader = opened.value;
  try {
    const only = narrowedTo(o.framework, rule);
    const people = o.person === undefined ? await chosen(reader, only, o) : await numberOf(reader, o.person);
    if (people.length === 0 && o.person !== undefined) return unknownPerson(o.practice);
    return accepted(await explained(reader, only, people, o));
  } finally {
    reader.close();
  }
}

export type ExplainWhole = Omit<Explain, 'indicator' | 'outcome' | 'offset' | 'limit' | 'periodEnd'> & {
  readonly person: string;
  /** Explained at each of them. */
  readonly periodEnds: readonly Day[];
};

/**
 * What every rule of the framework decided about one person at each period end, in the framework's order: their rows are read once.
 * @returns refusal `access.denied`, or `not-found` for a person whom the practice did not send
 */
export async function explainWhole(o: ExplainWhole): Promise<Outcome<ReadonlyMap<Day, readonly PersonExplanation[]>>> {
  const opened = await o.snapshot.people(o.access, [o.practice]);
  if (!opened.ok) return opened;
  const reader = opened.value;
  try {
    const people = await numberOf(reader, o.person);
    if (people.length === 0) return unknownPerson(o.practice);
    const { framework, periodEnds, fileName = () => undefined } = o;
    const until = Math.max(...periodEnds) as Day;
    const found = new Map<Day, readonly PersonExplanation[]>();
    for await (const person of readPeople({ reader, framework, until, people, fileName })) {
      for (const periodEnd of periodEnds) found.set(periodEnd, explainedAt(person, periodEnd, framework));
    }
    return accepted(found);
  } finally {
    reader.close();
  }
}

/** By every rule, with what was recorded of the person until the period end. */
function explainedAt(person: PersonRecord, periodEnd: Day, framework: LoadedFramework): readonly PersonExplanation[] {
  const events = person.events.filter(({ on }) => on <= periodEnd);
  const view = new PersonView({ ...person, events }, settingOf(framework, periodEnding(periodEnd)));
  return framework.rules.map((rule) => explainPerson(view, rule, framework));
}

function unknownPerson(practice: OdsCode): Outcome<never> {
  return refused({ code: 'not-found', message: `Practice ${practice} has sent nobody of this pseudonym.` });
}

async function numberOf(reader: Reader, personId: string): Promise<number[]> {
  const rows = await reader.rows<{ person: number }>('SELECT person FROM persons WHERE person_id = ?', [personId]);
  return rows.map((row) => row.person);
}

/** Numbers of the people asked for: by the evidence of the practice's rows, by the compiled rule where none is kept. */
async function chosen(reader: Reader, framework: LoadedFramework, o: Explain): Promise<number[]> {
  const evidence = new EvidenceFolder(o).kept(o.practice);
  if (evidence === undefined || o.outcome === 'not on register') return decided(reader, framework, o);
  const outcome = o.outcome === undefined ? '' : ` AND outcome = ${quoted(o.outcome)}`;
  return page(
    reader,
    `SELECT person FROM ${readParquet([evidence.path])} WHERE indicator = ${quoted(o.indicator)}${outcome}`,
    o,
  );
}

async function decided(reader: Reader, framework: LoadedFramework, o: Explain): Promise<number[]> {
  const compiled = await runCompiled({ reader, framework, periodEnd: o.periodEnd });
  const [rule] = framework.rules;
  assert(rule !== undefined, 'one rule is asked for');
  const onRegister = compiled.decided(rule.id);
  if (o.outcome === 'not on register') return notOnRegister(reader, onRegister, o);
  const numbers = [0, ...rule.steps.map((step) => step.n)].filter(
    (n) => o.outcome === undefined || outcomeOf(rule.steps.find((step) => step.n === n)) === o.outcome,
  );
  if (numbers.length === 0) return [];
  return page(reader, `SELECT person FROM (${onRegister}) WHERE step IN (${numbers.join(', ')})`, o);
}

function notOnRegister(reader: Reader, decided: string, o: Explain): Promise<number[]> {
  return page(reader, `SELECT person FROM population WHERE person NOT IN (SELECT person FROM (${decided}))`, o);
}

async function page(reader: Reader, sql: string, { offset = 0, limit = USUAL_LIMIT }: Explain): Promise<number[]> {
  const rows = await reader.rows<{ person: number }>(`${sql} ORDER BY person LIMIT ? OFFSET ?`, [limit, offset]);
  return rows.map((row) => row.person);
}

async function explained(
  reader: Reader,
  framework: LoadedFramework,
  people: readonly number[],
  o: Explain,
): Promise<PersonExplanation[]> {
  const setting = settingOf(framework, periodEnding(o.periodEnd));
  const fileName = o.fileName ?? (() => undefined);
  const found: PersonExplanation[] = [];
  const [rule] = framework.rules;
  assert(rule !== undefined, 'one rule is asked for');
  for await (const person of readPeople({ reader, framework, until: o.periodEnd, people, fileName })) {
    const explanation = explainPerson(new PersonView(person, setting), rule, framework);
    const isAsAsked = o.outcome === undefined || explanation.outcome === o.outcome;
    assert(isAsAsked, 'both calculators decide the same about a person');
    found.push(explanation);
  }
  return found;
}
