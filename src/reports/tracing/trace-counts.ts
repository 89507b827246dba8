import {
  accepted,
  assert,
  type Day,
  dayFromIso,
  type OdsCode,
  type Outcome,
  type RowAccess,
} from '../../base/index.ts';
import type { RestsOn } from '../../contracts/index.ts';
import { type CountedPerson, type LoadedFramework, loadFramework, peopleCounted } from '../../indicators/index.ts';
import { definitionByHash } from '../../store/index.ts';
import type { Snapshot } from '../../warehouse/index.ts';
import type { ReportContext } from '../context.ts';
import { type SentCounts, sentCountsAt } from '../measures/sent-counts.ts';
import type { TraceNode } from './trace-node.ts';

export type CountsRest = Extract<RestsOn, { readonly kind: 'counts' }>;

/** What a walk to people needs: whose rows the reader may read; null: nobody's, so that people are only counted. */
export type CountWalk = {
  readonly context: ReportContext;
  readonly practice: OdsCode;
  readonly frameworkHash: string;
  readonly access: RowAccess | null;
  /** What was read on the way: people by snapshot, framework and period end; snapshots by their hash. */
  readonly read: Map<string, ReturnType<typeof peopleCounted>>;
  readonly snapshots: Map<string, Outcome<Snapshot>>;
};

/**
 * What a measure was paid on: its register as the practice sent it, taken apart by outcome down to people in the
 * warehouse and, for the rest, the row of the counts file. Empty where the counts are no longer held.
 */
export async function countNodes(walk: CountWalk, rest: CountsRest): Promise<Outcome<readonly TraceNode[]>> {
  const periodEnd = dayFromIso(rest.periodEnd);
  assert(periodEnd !== undefined, 'counts that a line rests on have their day');
  const snapshot = snapshotNamed(walk, rest.snapshot);
  if (!snapshot.ok) return snapshot;
  const framework = await frameworkByHash(walk.context, walk.frameworkHash);
  if (!framework.ok) return framework;
  const rule = framework.value.measures.find(({ id }) => id === rest.indicator)?.rule ?? rest.indicator;
  const sent = (await sentCountsAt(snapshot.value, periodEnd, framework.value)).get(walk.practice)?.get(rule);
  if (sent === undefined) return accepted([]);
  const people = await peopleUnder(walk, framework.value, snapshot.value, periodEnd);
  if (!people.ok) return people;
  return accepted([
    registerNode(
      sent,
      people.value.filter((one) => one.indicator === rule),
    ),
  ]);
}

/** The framework that a statement pinned: one that is loaded, otherwise as the store kept it. */
async function frameworkByHash(context: ReportContext, hash: string): Promise<Outcome<LoadedFramework>> {
  const loaded = [context.paidBy, ...(context.frameworks ?? [])].find((one) => one.hash === hash);
  if (loaded !== undefined) return accepted(loaded);
  const kept = await context.store.read((db) => definitionByHash(db, hash));
  return kept === undefined ? accepted(context.paidBy) : loadFramework(kept.json);
}

/** One reading of a practice's evidence serves every measure that rests on it. */
function peopleUnder(
  walk: CountWalk,
  framework: LoadedFramework,
  snapshot: Snapshot,
  periodEnd: Day,
): ReturnType<typeof peopleCounted> {
  const { warehouse, indicatorsPass: pass } = walk.context;
  const key = `${snapshot.hash} ${framework.hash} ${periodEnd}`;
  const access = walk.access ?? pass;
  const asked = { warehouse, pass, access, snapshot, framework, periodEnd, practice: walk.practice };
  const people = walk.read.get(key) ?? peopleCounted(asked);
  walk.read.set(key, people);
  return people;
}

/** The snapshot of a hash: the one in service where it is that, so that what was read of it serves again. */
function snapshotNamed({ context, snapshots }: CountWalk, hash: string): Outcome<Snapshot> {
  const current = context.book.snapshot();
  if (current.hash === hash) return accepted(current);
  const found = snapshots.get(hash) ?? context.warehouse.at(hash);
  snapshots.set(hash, found);
  return found;
}

type Sent = SentCounts['records'][number];

function registerNode(sent: SentCounts, people: readonly CountedPerson[]): TraceNode {
  const of = (component: Sent['component']) => sent.records.filter((record) => record.component === component);
  const [register, denominator, numerator] = [of('register')[0], of('denominator')[0], of('numerator')[0]];
  const met = people.filter(({ outcome }) => outcome === 'numerator');
  const missed = people.filter(({ outcome }) => outcome === 'missed');
  const missedCount = (denominator?.count ?? 0) - (numerator?.count ?? 0);
  const left = [...of('adjustment'), ...of('exclusion')].map((record) => {
    const outcome = record.component === 'adjustment' ? 'adjusted' : 'excluded';
    const own = people.filter((one) => one.outcome === outcome && one.reason === record.reason);
    return countNode(`${record.component} ${record.reason}`, record.count, own, record);
  });
  const inDenominator = [
    countNode('numerator', numerator?.count ?? 0, met, numerator),
    countNode('denominator and not numerator', missedCount, missed, denominator),
  ];
  const parts = [
    { kind: 'count' as const, id: 'denominator', count: denominator?.count ?? 0, from: inDenominator },
    ...left,
  ];
  return { kind: 'count', id: 'register', count: register?.count ?? 0, from: parts };
}

/** A count as sent: people in the warehouse, and the rest at the row of the counts file. */
function countNode(id: string, count: number, people: readonly CountedPerson[], record: Sent | undefined): TraceNode {
  const persons = people.map(({ person, rule, file, row }): TraceNode => {
    const words = rule === null ? 'no step decided' : `step ${rule} decided`;
    return { kind: 'person', id: person, words, from: [{ kind: 'row', id: `${file}/persons/${row}`, from: [] }] };
  });
  const found: TraceNode = { kind: 'people', id: `in the warehouse: ${id}`, count: people.length, from: persons };
  const row = record === undefined ? 'not sent' : `${record.file}/${record.row}`;
  const rest: TraceNode = {
    kind: 'counts row',
    id: row,
    count: count - people.length,
    words: `people who opted out, of at most ${record?.optedOut ?? 0}`,
    from: [],
  };
  return { kind: 'count', id, count, from: [found, rest] };
}

/** The same without anybody's name: how many people there are. */
export function withoutPeople(node: TraceNode): TraceNode {
  return { ...node, from: node.kind === 'people' ? [] : node.from.map(withoutPeople) };
}
