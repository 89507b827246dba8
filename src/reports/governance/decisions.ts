import { type Actor, accepted, refused } from '../../base/index.ts';
import {
  type DecisionKind,
  type DecisionStanding,
  decisionNamed,
  decisionsKept,
  type RegisterDecision,
  standingOn,
} from '../../governance/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { URGENT_READERS } from './urgent.ts';
import { VARIATIONS_READER } from './variations.ts';

export type ShownDecision = { readonly decision: RegisterDecision; readonly standing: DecisionStanding };
export type DecisionsReport = {
  readonly decisions: readonly ShownDecision[];
  /** Those by which somebody is awarded something. */
  readonly procurement: readonly ShownDecision[];
  /** Whether the reader may open what contracts were varied by. */
  readonly maySeeVariations: boolean;
  /** Whether they may open what is decided between meetings. */
  readonly maySeeUrgent: boolean;
};
export type DecisionReport = ShownDecision & { readonly mayKeep: boolean };

const PROCUREMENT: readonly DecisionKind[] = ['contract award', 'procurement', 'new practice'];

/** The register of decisions, the newest first. Anybody may read it. */
export function decisionsReport(context: ReportContext, reader: Actor): Report<DecisionsReport> {
  const what = { actions: ['see published'] as const, verb: 'read decisions', subject: 'decisions' };
  return reading(context, reader, what, async () => {
    const kept = await context.store.read(decisionsKept);
    const decisions = kept.map((decision) => shownOf(context, decision)).toReversed();
    return accepted({
      decisions,
      procurement: decisions.filter((one) => PROCUREMENT.includes(one.decision.matter.kind)),
      maySeeVariations: context.rules.may(reader, VARIATIONS_READER, {}).ok,
      maySeeUrgent: URGENT_READERS.some((action) => context.rules.may(reader, action, {}).ok),
    });
  });
}

/** One decision with all that was entered about it. Refuses `not-found`. */
export function decisionReport(context: ReportContext, reader: Actor, reference: string): Report<DecisionReport> {
  const what = { actions: ['see published'] as const, verb: 'read decision', subject: `decision ${reference}` };
  return reading(context, reader, what, async () => {
    const decision = await context.store.read((db) => decisionNamed(db, reference));
    if (decision === undefined) {
      return refused({ code: 'not-found', message: `The register has no decision ${reference}.` });
    }
    const mayKeep = context.rules.may(reader, 'keep meetings', {}).ok;
    return accepted({ ...shownOf(context, decision), mayKeep });
  });
}

function shownOf({ businessDate }: ReportContext, decision: RegisterDecision): ShownDecision {
  return { decision, standing: standingOn(decision, businessDate) };
}
