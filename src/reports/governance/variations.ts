import type { Action } from '../../access/index.ts';
import { type Actor, accepted, assert, type Pence, pence } from '../../base/index.ts';
import {
  CONTRACT_VARIATION,
  type ContractVariationJson,
  decisionOn,
  decisionsKept,
  notLive,
  type Proposal,
  proposalsOf,
  type RegisterDecision,
} from '../../governance/index.ts';
import { definitionByHash, type ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';

/** A contract as somebody would have it varied, and how far that is. */
export type ShownVariation = Omit<ContractVariationJson, 'monthlyPence'> & {
  readonly subject: string;
  readonly contentHash: string;
  readonly practiceName: string;
  readonly monthlyPence: Pence;
  readonly proposedBy: string;
  /** The newest decision about exactly it; null: none yet. */
  readonly decision: string | null;
  readonly standing: 'not decided' | 'to be signed' | 'signed' | 'stopped';
};

export type VariationsReport = {
  readonly variations: readonly ShownVariation[];
  readonly mayPropose: boolean;
  readonly maySign: boolean;
  /** Contracts that can be varied, by id. */
  readonly contracts: readonly { readonly id: string; readonly title: string }[];
};

/** Who may open the variations of contracts. */
export const VARIATIONS_READER: Action = 'see practice money';

/** Variations of contracts, the newest first. */
export function variationsReport(context: ReportContext, reader: Actor): Report<VariationsReport> {
  const what = { actions: [VARIATIONS_READER], verb: 'read variations', subject: 'variations' };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const decisions = await decisionsKept(db);
      const variations: ShownVariation[] = [];
      for (const proposed of await proposalsOf(db, CONTRACT_VARIATION)) {
        variations.push(await shownOf(context, db, proposed, decisions));
      }
      const may = (action: 'propose variation' | 'sign variation') => context.rules.may(reader, action, {}).ok;
      return accepted({
        variations,
        mayPropose: may('propose variation'),
        maySign: may('sign variation'),
        contracts: context.contracts.map(({ json: { id, title } }) => ({ id, title })),
      });
    }),
  );
}

async function shownOf(
  context: ReportContext,
  db: ReadDb,
  { id, subject, contentHash, proposedBy }: Proposal,
  decisions: readonly RegisterDecision[],
): Promise<ShownVariation> {
  const kept = await definitionByHash(db, contentHash);
  assert(kept !== undefined, 'a variation that was proposed is kept');
  const { monthlyPence, ...variation } = kept.json as unknown as ContractVariationJson;
  const about = decisions.filter(({ matter }) => matter.kind === CONTRACT_VARIATION && matter.subject === subject);
  const isSigned = (await decisionOn(db, id)) !== undefined;
  const practice = context.register.practices().find(({ code }) => code === variation.practice);
  const decision = about.findLast((one) => notLive(one, context.businessDate) === undefined) ?? about.at(-1);
  return {
    ...variation,
    subject,
    contentHash,
    practiceName: practice?.name ?? variation.practice,
    monthlyPence: pence(BigInt(monthlyPence)),
    proposedBy: nameOf(context, proposedBy),
    decision: decision?.reference ?? null,
    standing: standingOf(context, decision, isSigned),
  };
}

function standingOf(
  { businessDate }: ReportContext,
  decision: RegisterDecision | undefined,
  isSigned: boolean,
): ShownVariation['standing'] {
  if (decision === undefined) return 'not decided';
  if (notLive(decision, businessDate) !== undefined) return 'stopped';
  return isSigned ? 'signed' : 'to be signed';
}
