import { type Day, exact, monthOfDay, type OdsCode, quarterOf } from '../../base/index.ts';
import { nearestPeers, PEER_VARIABLES, type PeerVariable } from '../../benchmarking/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';

/** What a practice is compared by, as text for a reader; `not received` where its list was not. */
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

type Lists = { readonly registered: number; readonly under15: number; readonly from65: number };

/** The practices most like one, by the variables of the definition, on the lists of the quarter of a day. */
export async function peersOf(context: ReportContext, practice: Practice, on: Day): Promise<Peers> {
  const { count, variables } = context.assurance.json.peers;
  const lists = await listsAt(context, on);
  const practices = context.register.practices();
  const known = practices.filter(({ code }) => lists.has(code));
  const rows = known.map((one) => numbersOf(one, lists.get(one.code) as Lists, variables));
  const place = known.findIndex(({ code }) => code === practice.code);
  const own = place < 0 ? variables.map(missing) : shownFigures(variables, rows[place] ?? []);
  const found = place < 0 || known.length < 2 ? null : nearestPeers(rows, place, Math.min(count, known.length - 1));
  const nearest = found?.ok ? found.value : [];
  return {
    own,
    nearest: nearest.flatMap(({ place: at, distance }): PeerPractice[] => {
      const peer = known[at];
      if (peer === undefined) return [];
      const figures = shownFigures(variables, rows[at] ?? []);
      return [{ practice: peer.code, name: peer.name, distance: fixed(distance, 2), figures }];
    }),
  };
}

function missing(variable: PeerVariable): PeerFigures[number] {
  return { variable: PEER_VARIABLES[variable], value: 'not received' };
}

function numbersOf(practice: Practice, list: Lists, variables: readonly PeerVariable[]): readonly number[] {
  const numbers: Readonly<Record<PeerVariable, number>> = {
    ...list,
    deprivation: exact(practice.deprivationScore).valueOf(),
    weighting: exact(practice.weightedToRegistered).valueOf(),
  };
  return variables.map((variable) => numbers[variable]);
}

function shownFigures(variables: readonly PeerVariable[], numbers: readonly number[]): PeerFigures {
  return variables.map((variable, at) => {
    const number = numbers[at] ?? 0;
    const isShare = variable === 'under15' || variable === 'from65';
    const value =
      variable === 'registered' ? fixed(number, 0) : isShare ? `${fixed(100 * number, 1)}%` : fixed(number, 3);
    return { variable: PEER_VARIABLES[variable], value };
  });
}

/** Lists by age of the quarter of a day: published figures of the demonstration's commissioner. */
async function listsAt(context: ReportContext, on: Day): Promise<ReadonlyMap<OdsCode, Lists>> {
  const reader = await context.book.snapshot().aggregates();
  try {
    const rows = await reader.rows<{ practice: OdsCode } & Lists>(
      `SELECT practice, sum(count)::DOUBLE AS registered,
              sum(count) FILTER (WHERE age_band IN ('0-4', '5-14'))::DOUBLE / sum(count) AS under15,
              sum(count) FILTER (WHERE age_band IN ('65-74', '75+'))::DOUBLE / sum(count) AS from65
       FROM list_sizes WHERE realm = 'invented' AND quarter = ?
       GROUP BY practice HAVING sum(count) > 0`,
      [quarterOf(monthOfDay(on))],
    );
    return new Map(rows.map(({ practice, ...lists }) => [practice, lists]));
  } finally {
    reader.close();
  }
}
