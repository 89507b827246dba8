import { type Actor, accepted, type Day, dayFromIso, type Outcome, refused } from '../../base/index.ts';
import {
  type Decision,
  decisionOn,
  MEASURE_PROPOSAL,
  type MeasureProposalJson,
  type Proposal,
  proposal,
  proposalsOf,
} from '../../governance/index.ts';
import { type MeasureChangeJson, readMeasureChange } from '../../indicators/index.ts';
import { currentDefinition, type ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { MAY_ASK } from './proposal.ts';

/** A change of a measure that somebody proposed, and whether it was approved. */
export type MeasureProposal = {
  readonly id: string;
  readonly subject: string;
  readonly contentHash: string;
  readonly indicator: string;
  readonly change: MeasureChangeJson;
  readonly words: readonly string[];
  readonly case: string;
  /** The day from which it would hold. */
  readonly from: Day;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly approved: { readonly by: string; readonly at: string } | null;
};

/** The measures of the framework and what was proposed about them. */
export type WorkbenchReport = {
  readonly framework: { readonly id: string; readonly title: string };
  /** The frameworks in force, this one too. */
  readonly frameworks: readonly { readonly id: string; readonly title: string }[];
  readonly measures: readonly {
    readonly indicator: string;
    readonly shortTitle: string;
    readonly points: number;
    readonly lowerPercent: number;
    readonly upperPercent: number;
  }[];
  readonly proposals: readonly MeasureProposal[];
};

export type MeasureProposalReport = { readonly proposal: MeasureProposal; readonly mayApprove: boolean };

/** Where the design of measures begins. */
export function workbenchReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly framework?: string },
): Report<WorkbenchReport> {
  const what = { actions: MAY_ASK, verb: 'open workbench', subject: 'workbench', framework: ask.framework };
  return reading(context, reader, what, async (_, under) => {
    const { id, title, measures } = under.framework;
    const frameworks = (context.frameworks ?? [context.paidBy]).map((one) => ({ id: one.id, title: one.title }));
    const proposals = await context.store.read(async (db) => {
      const kept: MeasureProposal[] = [];
      for (const each of await proposalsOf(db, MEASURE_PROPOSAL)) kept.push(...(await shown(context, db, each)));
      return kept;
    });
    return accepted({
      framework: { id, title },
      frameworks,
      measures: measures.map(({ id: indicator, shortTitle, points, lowerPercent, upperPercent }) => ({
        indicator,
        shortTitle,
        points,
        lowerPercent,
        upperPercent,
      })),
      proposals,
    });
  });
}

/** One proposed change, and whether the reader may approve it. Refuses `not-found`. */
export function measureProposalReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly id: string },
): Report<MeasureProposalReport> {
  const what = { actions: MAY_ASK, verb: 'read measure proposal', subject: `proposal ${ask.id}` };
  return reading(context, reader, what, async (): Promise<Outcome<MeasureProposalReport>> => {
    const found = await context.store.read(async (db) => {
      const proposed = await proposal(db, ask.id);
      return proposed?.kind === MEASURE_PROPOSAL ? await shown(context, db, proposed) : [];
    });
    const [only] = found;
    if (only === undefined) return refused({ code: 'not-found', message: `There is no proposal ${ask.id}.` });
    const mayApprove =
      only.approved === null && only.proposedBy !== reader.name && context.rules.may(reader, 'approve measure').ok;
    return accepted({ proposal: only, mayApprove });
  });
}

async function shown(context: ReportContext, db: ReadDb, proposed: Proposal): Promise<readonly MeasureProposal[]> {
  const kept = await currentDefinition(db, MEASURE_PROPOSAL, proposed.subject, context.businessDate);
  if (kept === undefined) return [];
  const { change, words, case: written, from } = kept.json as unknown as MeasureProposalJson;
  const read = readMeasureChange(change);
  if (!read.ok) return [];
  const decision: Decision | undefined = await decisionOn(db, proposed.id);
  const { id, subject, contentHash, proposedBy, proposedAt } = proposed;
  return [
    {
      id,
      subject,
      contentHash,
      indicator: read.value.measure,
      change: read.value,
      words,
      case: written,
      from: dayFromIso(from) as Day,
      proposedBy: nameOf(context, proposedBy),
      proposedAt,
      approved: decision === undefined ? null : { by: nameOf(context, decision.approvedBy), at: decision.approvedAt },
    },
  ];
}
