import {
  accepted,
  type Day,
  keepLatest,
  mayReadPractice,
  type OdsCode,
  type Outcome,
  type RowAccess,
  refused,
} from '../../base/index.ts';
import type { Reader, Snapshot } from '../../warehouse/index.ts';
import { runCompiled } from '../calculate-over.ts';
import type { LoadedFramework } from '../model/framework.ts';
import { narrowedToRates } from '../model/narrowed.ts';
import { periodEnding } from '../model/period.ts';
import type { Rate } from '../model/rate.ts';
import { encounterKindsOf } from '../model/rate-walk.ts';
import type { RateExplanation } from '../model/result.ts';
import { settingOf } from '../reference/evaluate.ts';
import { explainRate } from '../reference/explain-rate.ts';
import { withEncounters } from '../reference/read-encounters.ts';
import { readPeople } from '../reference/read-people.ts';
import { ratesOf } from './rate-counts.ts';

const USUAL_LIMIT = 20;

/** Who is explained: who adds something to the numerator, who counts and adds nothing to it, or everybody who counts. */
export type RateShare = 'numerator' | 'missed' | 'denominator';

/** A page of people, and how many there are in all. */
export type RatesExplained = { readonly total: number; readonly people: readonly RateExplanation[] };

export type ExplainRates = {
  readonly snapshot: Snapshot;
  readonly access: RowAccess;
  readonly framework: LoadedFramework;
  /** A rate's id. */
  readonly indicator: string;
  readonly practice: OdsCode;
  readonly periodEnd: Day;
  /** A pseudonym: only this person, counted or not; absent: those of `share`. */
  readonly person?: string;
  /** Absent: those who add something to the numerator. */
  readonly share?: RateShare;
  readonly offset?: number;
  readonly limit?: number;
  readonly fileName?: (sha256: string) => string | undefined;
};

/**
 * What people of a practice add to a rate: each record and encounter that is counted, with its source row. In order
 * of the people's numbers.
 * @returns refusal `indicator.unknown`, `access.denied`, or `not-found` for a person whom the practice did not send
 */
export async function explainRates(o: ExplainRates): Promise<Outcome<RatesExplained>> {
  const rate = ratesOf(o.framework).find((each) => each.id === o.indicator);
  if (!rate) return refused({ code: 'indicator.unknown', message: `There is no rate ${o.indicator}.` });
  const opened = await o.snapshot.people(o.access, [o.practice]);
  if (!opened.ok) return opened;
  const reader = opened.value;
  try {
    const only = narrowedToRates(o.framework, [rate]);
    const all = await (o.person === undefined ? countingOnce(reader, only, o) : numberOf(reader, o.person));
    if (all.length === 0 && o.person !== undefined) {
      return refused({ code: 'not-found', message: `Practice ${o.practice} has sent nobody of this pseudonym.` });
    }
    const { offset = 0, limit = USUAL_LIMIT } = o;
    const people = all.slice(offset, offset + limit);
    return accepted({ total: all.length, people: await explained(reader, only, rate, people, o) });
  } finally {
    reader.close();
  }
}

async function numberOf(reader: Reader, personId: string): Promise<readonly number[]> {
  const rows = await reader.rows<{ person: number }>('SELECT person FROM persons WHERE person_id = ?', [personId]);
  return rows.map((row) => row.person);
}

const SHARES: Readonly<Record<RateShare, string>> = {
  numerator: 'sum(numerator) <> 0',
  missed: 'sum(numerator) = 0',
  denominator: 'true',
};

/** So many lists of a framework are kept at once: their pages are turned one after another. */
const LISTS_KEPT = 8;
const KEPT = new WeakMap<LoadedFramework, Map<string, Promise<readonly number[]>>>();

/** Who is asked for, counted once for a snapshot; always anew where single people alone may be read. */
function countingOnce(reader: Reader, only: LoadedFramework, o: ExplainRates): Promise<readonly number[]> {
  if (!mayReadPractice(o.access, o.practice)) return counting(reader, only, o);
  const kept = KEPT.get(o.framework) ?? new Map<string, Promise<readonly number[]>>();
  KEPT.set(o.framework, kept);
  const key = [o.snapshot.hash, o.practice, o.indicator, o.periodEnd, o.share].join(' ');
  const people = kept.get(key) ?? counting(reader, only, o);
  keepLatest(kept, key, people, LISTS_KEPT);
  people.catch(() => kept.delete(key));
  return people;
}

/** Who is asked for, by the compiled rate, in order of their numbers. */
async function counting(reader: Reader, framework: LoadedFramework, o: ExplainRates): Promise<readonly number[]> {
  const compiled = await runCompiled({ reader, framework, periodEnd: o.periodEnd });
  const [{ amounts }] = compiled.rates as readonly [(typeof compiled.rates)[number]];
  const { columns } = await reader.columns(
    `SELECT person FROM (${amounts}) GROUP BY person HAVING ${SHARES[o.share ?? 'numerator']} ORDER BY person`,
  );
  return (columns[0] ?? []) as number[];
}

async function explained(
  reader: Reader,
  framework: LoadedFramework,
  rate: Rate,
  people: readonly number[],
  o: ExplainRates,
): Promise<readonly RateExplanation[]> {
  const { periodEnd: until, fileName = () => undefined } = o;
  const setting = settingOf(framework, periodEnding(until));
  const read = readPeople({ reader, framework, until, people, fileName });
  const kinds = encounterKindsOf(rate);
  const whole = kinds.length > 0 ? withEncounters(read, { reader, until, kinds, fileName }) : read;
  const found: RateExplanation[] = [];
  for await (const person of whole) found.push(...explainRate(person, rate, setting));
  return found;
}
