import { type Actor, accepted } from '../../base/index.ts';
import {
  asksFor,
  type CaseExploration,
  type CaseKind,
  caseKindsKnown,
  type DecisionExploration,
  exploreCases,
  exploreDecisions,
  PLANTED_CASE_FAULTS,
  PLANTED_DECISION_FAULTS,
} from '../../governance/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import type { Planted } from './who-decides.ts';

/** The walk of every kind of case, and of the planted faults whether each was found. */
export type CaseExplorationReport = {
  readonly kinds: readonly CaseExploration[];
  readonly planted: readonly Planted[];
};

/** Walks every state of every kind of case; with `isPlanted` once more for each fault, in the first kind that asks for what it lets through. */
export function caseExplorationReport(
  context: ReportContext,
  reader: Actor,
  { isPlanted }: { readonly isPlanted: boolean },
): Report<CaseExplorationReport> {
  const what = { actions: ['see published'] as const, verb: 'explore cases', subject: 'cases' };
  return reading(context, reader, what, async () => {
    const known = await context.store.read((db) => caseKindsKnown(db, context.businessDate));
    if (!known.ok) return known;
    const { kinds, engagement } = known.value;
    const walked = kinds.map((kind) => exploreCases(kind, engagement.steps));
    const planted = isPlanted ? plantedFaults(kinds, engagement.steps) : [];
    return accepted({ kinds: walked, planted });
  });
}

function plantedFaults(kinds: readonly CaseKind[], engagement: Parameters<typeof exploreCases>[1]): Planted[] {
  return PLANTED_CASE_FAULTS.map(({ id, words, guards }) => {
    const kind = kinds.find((each) => asksFor(each, id));
    const isFound = kind !== undefined && exploreCases(kind, engagement, guards).violations.length > 0;
    return { id, words, isFound };
  });
}

/** The walk of the register of decisions, and of the planted faults whether each was found. */
export type DecisionExplorationReport = DecisionExploration & { readonly planted: readonly Planted[] };

/** Walks every state of a decision of the register; with `isPlanted` once more for each fault. */
export function decisionExplorationReport(
  context: ReportContext,
  reader: Actor,
  { isPlanted }: { readonly isPlanted: boolean },
): Report<DecisionExplorationReport> {
  const what = { actions: ['see published'] as const, verb: 'explore decisions', subject: 'decisions' };
  return reading(context, reader, what, async () => {
    const planted = (isPlanted ? PLANTED_DECISION_FAULTS : []).map(({ id, words, machine }) => {
      return { id, words, isFound: exploreDecisions(machine).violations.length > 0 };
    });
    return accepted({ ...exploreDecisions(), planted });
  });
}
