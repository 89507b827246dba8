import { type Actor, accepted, type Day, refused } from '../../base/index.ts';
import {
  decisionsKept,
  FUNCTION_CONTRACTS,
  notAwardable,
  type Procurement,
  type ProcurementRoute,
  type ProcurementStage,
  procurementNamed,
  procurementPolicyKnown,
  procurementStage,
  procurementsKept,
  type RegisterDecision,
  standsStillUntil,
} from '../../governance/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

/** A procurement as the register has it. */
export type ShownProcurement = {
  readonly procurement: Procurement;
  readonly stage: ProcurementStage;
  /** The last day on which nothing is signed; null where none is known or kept. */
  readonly standsStillUntil: Day | null;
  /** What keeps it from being awarded today; null: nothing but a decision. */
  readonly waits: string | null;
  /** The decision about it, with its committee and conflicts; null: none yet. */
  readonly decision: Pick<RegisterDecision, 'reference' | 'committeeName' | 'conflicts' | 'words'> | null;
};

export type ProcurementsReport = {
  readonly procurements: readonly ShownProcurement[];
  /** Routes by which the reader may open one; none where they may not. */
  readonly mayOpen: readonly ProcurementRoute[];
  readonly contracts: readonly string[];
};
export type ProcurementReport = ShownProcurement & { readonly mayKeep: boolean };

/** The register of procurements, the newest first. Anybody may read it. */
export function procurementsReport(context: ReportContext, reader: Actor): Report<ProcurementsReport> {
  const what = { actions: ['see published'] as const, verb: 'read procurements', subject: 'procurement register' };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const policy = await procurementPolicyKnown(db, context.businessDate);
      if (!policy.ok) return policy;
      const decisions = await decisionsKept(db);
      const kept = (await procurementsKept(db)).toReversed();
      const mayKeep = context.rules.may(reader, 'keep procurements', {}).ok;
      return accepted({
        procurements: kept.map((one) => shownProcurement(context, one, decisions)),
        mayOpen: mayKeep ? policy.value.routes : [],
        contracts: FUNCTION_CONTRACTS,
      });
    }),
  );
}

/** One procurement. Refuses `not-found`. */
export function procurementReport(context: ReportContext, reader: Actor, id: string): Report<ProcurementReport> {
  const what = { actions: ['see published'] as const, verb: 'read procurement', subject: `procurement ${id}` };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const found = await procurementNamed(db, id);
      if (!found.ok) return refused(found.refusal);
      const shown = shownProcurement(context, found.value, await decisionsKept(db));
      return accepted({ ...shown, mayKeep: context.rules.may(reader, 'keep procurements', {}).ok });
    }),
  );
}

function shownProcurement(
  { businessDate, bankHolidays }: ReportContext,
  procurement: Procurement,
  decisions: readonly RegisterDecision[],
): ShownProcurement {
  const { id, award } = procurement;
  const isIts = ({ reference, matter }: RegisterDecision) =>
    award === null ? matter.subject === id : reference === award.decision;
  const decision = decisions.findLast(isIts);
  return {
    procurement,
    stage: procurementStage(procurement),
    standsStillUntil: standsStillUntil(procurement, bankHolidays) ?? null,
    waits: notAwardable(procurement, businessDate, bankHolidays) ?? null,
    decision: decision ?? null,
  };
}
