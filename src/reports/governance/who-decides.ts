import { type Actor, accepted, type Outcome, refused } from '../../base/index.ts';
import {
  type CommissioningFunction,
  committeesKnown,
  type Decider,
  type Exploration,
  explore,
  exploreMeeting,
  fewestQuorate,
  indispensableRoles,
  matrixKept,
  type PhaseStart,
  PLANTED_FAULTS,
  PLANTED_MEETING_FAULTS,
  type TermsOfReference,
  type WhoDecidesAsk,
} from '../../governance/index.ts';
import type { ReportContext } from '../context.ts';
import { type Reading, reading } from '../reading.ts';
import type { Report } from '../report.ts';

/** A committee, and the roles without whom it cannot decide: when all of them have an interest it must refer. */
export type CommitteeInWords = TermsOfReference & { readonly indispensable: readonly string[] };

/** Who holds each function, phase by phase, and the committees that decide. */
export type WhoDecidesReport = {
  readonly phases: readonly PhaseStart[];
  readonly functions: readonly CommissioningFunction[];
  readonly committees: readonly CommitteeInWords[];
};

/** An exploration, and the faults that were planted, one after the other, with whether each was found. */
export type ExploredCommittee = Exploration & { readonly planted: readonly Planted[] };
export type Planted = { readonly id: string; readonly words: string; readonly isFound: boolean };

export type ExploreAsk = {
  readonly committee: string;
  readonly members: number;
  /** Plants each known fault in turn, among the fewest members who are quorate. */
  readonly isPlanted: boolean;
  /** Walks a whole meeting of two items instead of one item. */
  readonly isWhole: boolean;
};

/** Anybody may know who decides. */
const ANYBODY = { actions: ['see published'] } as const satisfies Pick<Reading, 'actions'>;

/** The matrix of functions and the committees, as known on the business date. */
export function whoDecidesReport(context: ReportContext, reader: Actor): Report<WhoDecidesReport> {
  return reading(context, reader, { ...ANYBODY, verb: 'read who decides', subject: 'functions' }, async () => {
    const matrix = await context.store.read(matrixKept);
    if (!matrix.ok) return matrix;
    const committees = await committeesOf(context);
    if (!committees.ok) return committees;
    const { phases, functions } = matrix.value;
    const inWords = committees.value.map((terms) => ({ ...terms, indispensable: indispensableRoles(terms) }));
    return accepted({ phases, functions, committees: inWords });
  });
}

/** Who decides on one function, for a contract, on a day. Refuses `function.unknown` and `function.not-held`. */
export function deciderReport(context: ReportContext, reader: Actor, ask: WhoDecidesAsk): Report<Decider> {
  const what: Reading = { ...ANYBODY, verb: 'read who decides', subject: ask.function };
  return reading(context, reader, what, async () => {
    const matrix = await context.store.read(matrixKept);
    return matrix.ok ? matrix.value.whoDecides(ask) : matrix;
  });
}

/** Walks every state of an item at a committee. Refuses `not-found` for an unknown committee. */
export function explorationReport(
  context: ReportContext,
  reader: Actor,
  ask: ExploreAsk,
  onProgress?: (walked: number, known: number) => void,
): Report<ExploredCommittee> {
  return reading(context, reader, { ...ANYBODY, verb: 'explore committee', subject: ask.committee }, async () => {
    const committees = await committeesOf(context);
    if (!committees.ok) return committees;
    const terms = committees.value.find(({ id }) => id === ask.committee);
    if (terms === undefined) return refused(noCommittee(ask.committee, committees.value));
    const members = ask.isPlanted ? Math.min(ask.members, fewestQuorate(terms)) : ask.members;
    const options = { members, ...(onProgress === undefined ? {} : { onProgress }) };
    if (!ask.isPlanted) {
      const walked = ask.isWhole ? await exploreMeeting(terms, options) : await explore(terms, options);
      return accepted({ ...walked, planted: [] });
    }
    const faults = ask.isWhole
      ? PLANTED_MEETING_FAULTS.map(({ id, words, machine }) => {
          return { id, words, walk: () => exploreMeeting(terms, { ...options, machine }) };
        })
      : PLANTED_FAULTS.map(({ id, words, guards }) => {
          return { id, words, walk: () => explore(terms, { ...options, guards }) };
        });
    return accepted(await exploredWithFaults(terms, members, faults));
  });
}

type FaultWalked = Omit<Planted, 'isFound'> & { readonly walk: () => Promise<Exploration> };

async function exploredWithFaults(
  terms: TermsOfReference,
  members: number,
  faults: readonly FaultWalked[],
): Promise<ExploredCommittee> {
  const walks: Exploration[] = [];
  for (const { walk } of faults) walks.push(await walk());
  const sum = (of: 'states' | 'steps' | 'decisions' | 'payments') => walks.reduce((all, walk) => all + walk[of], 0);
  return {
    committee: terms.id,
    members,
    states: sum('states'),
    steps: sum('steps'),
    decisions: sum('decisions'),
    payments: sum('payments'),
    violations: walks.flatMap(({ violations }) => violations),
    planted: faults.map(({ id, words }, index) => {
      return { id, words, isFound: (walks[index]?.violations.length ?? 0) > 0 };
    }),
  };
}

function noCommittee(id: string, known: readonly TermsOfReference[]) {
  const remedy = `One of: ${known.map((each) => each.id).join(', ')}.`;
  return { code: 'not-found', message: `There is no committee ${id}.`, remedy } as const;
}

function committeesOf({ store, businessDate }: ReportContext): Promise<Outcome<readonly TermsOfReference[]>> {
  return store.read((db) => committeesKnown(db, businessDate));
}
