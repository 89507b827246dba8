import { type Day, type MachineryPass, noProgress, type OdsCode, type Outcome, type Progress } from '../base/index.ts';
import type { Snapshot } from '../warehouse/index.ts';
import { decisionsAfter, type Over, runCompiled } from './calculate-over.ts';
import type { LoadedFramework } from './model/framework.ts';
import { periodEnding } from './model/period.ts';
import type { DecisionList, Difference, Verified } from './model/result.ts';
import { compareRatesOver } from './rates/verify-rates.ts';
import { type ReferenceDecisions, referenceDecisions, referenceDecisionsAt } from './reference/decisions.ts';
import type { PersonRecord } from './reference/person.ts';
import { readPeople } from './reference/read-people.ts';

const MOST_DIFFERENCES_KEPT = 100;

/** The reference's decisions over any connection that has the people tables. */
export async function referenceOver(o: Over, progress: Progress = noProgress): Promise<ReferenceDecisions> {
  const { reader, framework, periodEnd } = o;
  const { n } = await reader.row<{ n: bigint }>('SELECT count(*) AS n FROM persons');
  const people = told(readPeople({ reader, framework, until: periodEnd }), Number(n), progress);
  return referenceDecisions(people, framework, periodEnding(periodEnd));
}

/** The reference's decisions at several period ends, in their order, from one reading of the people. */
export function referenceOverAll(
  o: Omit<Over, 'periodEnd'> & { readonly periodEnds: readonly Day[] },
): Promise<readonly ReferenceDecisions[]> {
  const { reader, framework, periodEnds } = o;
  const until = Math.max(...periodEnds) as Day;
  const people = readPeople({ reader, framework, until });
  return referenceDecisionsAt(
    people,
    framework,
    periodEnds.map((end) => periodEnding(end)),
  );
}

const PEOPLE_A_REPORT = 5000;

async function* told(
  people: AsyncIterable<PersonRecord>,
  total: number,
  progress: Progress,
): AsyncGenerator<PersonRecord> {
  let done = 0;
  for await (const person of people) {
    yield person;
    done += 1;
    if (done % PEOPLE_A_REPORT === 0 || done === total) progress('compare the two calculators', done, total, 'people');
  }
}

export type Compared = Pick<Verified, 'compared' | 'differences' | 'differenceCount'>;

/** Compares two engines' decisions: every person × indicator × deciding step. Both lists in order of person. */
export function compareDecisions(compiled: readonly DecisionList[], reference: readonly DecisionList[]): Compared {
  const differences: Difference[] = [];
  let [compared, differenceCount] = [0, 0];
  const names = [...new Set([...compiled, ...reference].map((list) => list.indicator))];
  for (const indicator of names) {
    const [one, other] = [compiled, reference].map((lists) => lists.find((list) => list.indicator === indicator));
    for (const pair of pairs(one, other)) {
      compared += 1;
      if (pair.compiled === pair.reference) continue;
      differenceCount += 1;
      if (differences.length < MOST_DIFFERENCES_KEPT) differences.push({ ...pair, indicator });
    }
  }
  return { compared, differences, differenceCount };
}

/** The people of either list, each with what both decided. */
function* pairs(
  one: DecisionList | undefined,
  other: DecisionList | undefined,
): Generator<Omit<Difference, 'indicator'>> {
  let [i, j] = [0, 0];
  while (i < (one?.people.length ?? 0) || j < (other?.people.length ?? 0)) {
    const left = one?.people[i] ?? Number.POSITIVE_INFINITY;
    const right = other?.people[j] ?? Number.POSITIVE_INFINITY;
    const person = Math.min(left, right);
    yield {
      person,
      compiled: left === person ? (one?.rules[i] as number) : null,
      reference: right === person ? (other?.rules[j] as number) : null,
    };
    if (left === person) i += 1;
    if (right === person) j += 1;
  }
}

/** Runs both engines over the same rows and compares them. */
export async function verifyOver(o: Over, progress: Progress = noProgress): Promise<Verified> {
  const compiled = await runCompiled(o);
  const decisions = await decisionsAfter(compiled, o.reader);
  const reference = await referenceOver(o, progress);
  const steps = compareDecisions(decisions, reference.decisions);
  const rates = await compareRatesOver(compiled, o);
  return {
    people: reference.people,
    compared: steps.compared + rates.compared,
    differences: [...steps.differences, ...rates.differences].slice(0, MOST_DIFFERENCES_KEPT),
    differenceCount: steps.differenceCount + rates.differences.length,
  };
}

export type Verify = {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
  /** Absent: every practice of the snapshot. */
  readonly practices?: readonly OdsCode[];
  readonly progress?: Progress;
};

/** Compares the two engines over a snapshot's people. */
export async function verify(o: Verify): Promise<Outcome<Verified>> {
  const reader = await o.snapshot.people(o.pass, o.practices ?? o.snapshot.practices());
  if (!reader.ok) return reader;
  try {
    const { framework, periodEnd, progress } = o;
    return { ok: true, value: await verifyOver({ reader: reader.value, framework, periodEnd }, progress) };
  } finally {
    reader.value.close();
  }
}
