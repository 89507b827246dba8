import { type Day, exact, monthOfDay, type OdsCode, quarterOf } from '../../base/index.ts';
import { nearestPeers, PEER_VARIABLES, type PeerVariable } from '../../benchmarking/index.ts';
import { listBands, type Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';
import { overAggregates } from '../over-aggregates.ts';
import { type AgeVariable, type PeerList, peerList } from './peer-list.ts';

/** What a practice is compared by, as text for a reader; `not received` where its list was not, `not shown` where a number of its ages is kept back. */
export type PeerFigures = readonly { readonly variable: string; readonly value: string }[];

/** A practice like the one that is looked at. */
export type PeerPractice = {
  readonly practice: OdsCode;
  readonly name: string;
  /** Standard deviations over all variables together, two places. */
  readonly distance: string;
  readonly figures: PeerFigures;
};

/** A practice's own figures, and the practices nearest to it; none where its list was not received. */
export type Peers = { readonly own: PeerFigures; readonly nearest: readonly PeerPractice[] };

/** The practices most like one, by the variables of the definition, on the lists of the quarter of a day. */
export async function peersOf(context: ReportContext, practice: Practice, on: Day): Promise<Peers> {
  const { count, variables } = context.assurance.json.peers;
  const lists = await listsAt(context, on);
  const practices = context.register.practices();
  const known = practices.flatMap((one) => {
    const list = lists.get(one.code);
    return list === undefined ? [] : [{ ...one, list }];
  });
  const usual = usualShares(known.map(({ list }) => list));
  const rows = known.map((one) => numbersOf(one, usual, variables));
  const place = known.findIndex(({ code }) => code === practice.code);
  const here = known[place];
  const own = here === undefined ? variables.map(missing) : shownFigures(here.list, variables, rows[place] ?? []);
  const found = place < 0 || known.length < 2 ? null : nearestPeers(rows, place, Math.min(count, known.length - 1));
  const nearest = found?.ok ? found.value : [];
  return {
    own,
    nearest: nearest.flatMap(({ place: at, distance }): PeerPractice[] => {
      const peer = known[at];
      if (peer === undefined) return [];
      const figures = shownFigures(peer.list, variables, rows[at] ?? []);
      return [{ practice: peer.code, name: peer.name, distance: fixed(distance, 2), figures }];
    }),
  };
}

function missing(variable: PeerVariable): PeerFigures[number] {
  return { variable: PEER_VARIABLES[variable], value: 'not received' };
}

type Known = Practice & { readonly list: PeerList };

function numbersOf(
  { list, deprivationScore, weightedToRegistered }: Known,
  usual: Readonly<Record<AgeVariable, number>>,
  variables: readonly PeerVariable[],
): readonly number[] {
  const numbers: Readonly<Record<PeerVariable, number>> = {
    registered: list.registered,
    under15: list.ages?.under15.share ?? usual.under15,
    from65: list.ages?.from65.share ?? usual.from65,
    deprivation: exact(deprivationScore).valueOf(),
    weighting: exact(weightedToRegistered).valueOf(),
  };
  return variables.map((variable) => numbers[variable]);
}

/** What a practice whose ages are not shown counts as: it is then compared by everything else. */
function usualShares(lists: readonly PeerList[]): Readonly<Record<AgeVariable, number>> {
  const shown = lists.flatMap(({ ages }) => (ages === null ? [] : [ages]));
  const usual = (variable: AgeVariable): number =>
    shown.reduce((sum, ages) => sum + ages[variable].share, 0) / Math.max(1, shown.length);
  return { under15: usual('under15'), from65: usual('from65') };
}

function shownFigures({ ages }: PeerList, variables: readonly PeerVariable[], numbers: readonly number[]): PeerFigures {
  return variables.map((variable, at) => ({
    variable: PEER_VARIABLES[variable],
    value: shownFigure(ages, variable, numbers[at] ?? 0),
  }));
}

function shownFigure(ages: PeerList['ages'], variable: PeerVariable, number: number): string {
  if (variable === 'registered') return fixed(number, 0);
  if (variable !== 'under15' && variable !== 'from65') return fixed(number, 3);
  return ages?.[variable].isShown === true ? `${fixed(100 * number, 1)}%` : 'not shown';
}

/** Every practice's list of the quarter of a day. */
async function listsAt(context: ReportContext, on: Day): Promise<ReadonlyMap<OdsCode, PeerList>> {
  const quarter = quarterOf(monthOfDay(on));
  const bands = await overAggregates(context.book.snapshot(), (reader) => listBands(reader, 'invented', quarter));
  return new Map(
    [...Map.groupBy(bands, ({ practice }) => practice)].map(([practice, own]) => [practice, peerList(own)]),
  );
}
