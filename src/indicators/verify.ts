import { assert, type Day, type MachineryPass, type OdsCode } from '../base/index.ts';
import type { Snapshot } from '../warehouse/index.ts';
import { decisionsAfter, runCompiled } from './calculate-over.ts';
import type { LoadedFramework } from './model/framework.ts';
import { periodEnding } from './model/period.ts';
import { encounterKindsOf } from './model/rate-walk.ts';
import type { DecisionList, Difference, Verified } from './model/result.ts';
import type { Over } from './over.ts';
import { amountsAfter, ratesOf } from './rates/rate-counts.ts';
import { besideEachOther, compareRates } from './rates/verify-rates.ts';
import {
  type ReferenceDecisions,
  type ReferenceResults,
  referenceDecisionsAt,
  referenceResults,
} from './reference/decisions.ts';
import { withEncounters } from './reference/read-encounters.ts';
import { readPeople } from './reference/read-people.ts';

const MOST_DIFFERENCES_KEPT = 100;

/** The reference's decisions and amounts over any connection that has the people tables: people are read once for both. */
export function referenceOver({ reader, framework, periodEnd }: Over): Promise<ReferenceResults> {
  const kinds = [...new Set(ratesOf(framework).flatMap(encounterKindsOf))].sort();
  const people = readPeople({ reader, framework, until: periodEnd });
  const whole = kinds.length > 0 ? withEncounters(people, { reader, until: periodEnd, kinds }) : people;
  return referenceResults(whole, framework, periodEnding(periodEnd));
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

/** Numbers of people, both ends included. */
type PersonRange = { readonly first: number; readonly last: number };

const EVERYBODY: PersonRange = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

/** Runs both engines over the same rows and compares them. */
export async function verifyOver(o: Over): Promise<Verified> {
  const [everybody] = await verifyRangesOver(o, [EVERYBODY]);
  assert(everybody !== undefined, 'one range has one outcome');
  return everybody;
}

/** The same, for each range of people apart. */
async function verifyRangesOver(o: Over, ranges: readonly PersonRange[]): Promise<readonly Verified[]> {
  const compiled = await runCompiled(o);
  const decisions = await decisionsAfter(compiled, o.reader);
  const reference = await referenceOver(o);
  const amounts = besideEachOther(await amountsAfter(compiled, o), reference.amounts);
  return ranges.map((range) => {
    const [one, other] = [decisions, reference.decisions].map((lists) => lists.map((list) => listIn(range, list)));
    const steps = compareDecisions(one ?? [], other ?? []);
    const rates = compareRates(amounts, (person) => person >= range.first && person <= range.last);
    return {
      people: sliceIn(range, reference.registered).length,
      compared: steps.compared + rates.compared,
      differences: [...steps.differences, ...rates.differences].slice(0, MOST_DIFFERENCES_KEPT),
      differenceCount: steps.differenceCount + rates.differences.length,
    };
  });
}

function listIn(range: PersonRange, { indicator, people, rules }: DecisionList): DecisionList {
  return { indicator, people: sliceIn(range, people), rules: sliceIn(range, people, rules) };
}

/** Of people in ascending order those in a range, or what stands beside them. */
function sliceIn({ first, last }: PersonRange, people: readonly number[], beside = people): readonly number[] {
  const start = people.findIndex((person) => person >= first);
  if (start < 0) return [];
  const end = people.findIndex((person) => person > last);
  return beside.slice(start, end < 0 ? people.length : end);
}

export type Verify = {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
  /** Absent: every practice of the snapshot. */
  readonly practices?: readonly OdsCode[];
};

/**
 * Compares the two engines on the people of each practice, in the order given. Small practices are gone through several
 * in one pass, whose outcome is split by person number: queries cost as much to plan for a hundred people as for all.
 */
export async function* verify(o: Verify): AsyncGenerator<readonly [OdsCode, Verified]> {
  const { snapshot, pass, framework, periodEnd } = o;
  for (const practices of passesOver(snapshot, o.practices ?? snapshot.practices())) {
    const opened = await snapshot.people(pass, practices);
    assert(opened.ok, 'a machinery pass covers every practice');
    const ranges = practices.map((practice) => snapshot.personRange(practice));
    try {
      const verified = await verifyRangesOver({ reader: opened.value, framework, periodEnd }, ranges);
      for (const [index, practice] of practices.entries()) yield [practice, verified[index] as Verified];
    } finally {
      opened.value.close();
    }
  }
}

/** More people than one practice has: what is held in memory of a pass grows with them. */
const PEOPLE_A_PASS = 20_000;

/** Practices in their order, as many together as have no more people than a pass takes. */
function passesOver({ manifest }: Snapshot, practices: readonly OdsCode[]): readonly (readonly OdsCode[])[] {
  const passes: OdsCode[][] = [];
  let held = Number.POSITIVE_INFINITY;
  const persons = manifest.segments.filter(({ table }) => table === 'persons');
  for (const practice of practices) {
    const people = persons.reduce((sum, { part, rows }) => sum + (part === practice ? rows : 0), 0);
    if (held + people > PEOPLE_A_PASS) {
      passes.push([]);
      held = 0;
    }
    passes.at(-1)?.push(practice);
    held += people;
  }
  return passes;
}
