import {
  type Actor,
  type Approved,
  accepted,
  decimalText,
  hashOf,
  isoOfDay,
  isoOfMonth,
  type Json,
  type Month,
  monthText,
  type OdsCode,
  type Outcome,
  type Pence,
  pence,
  penceToJson,
  poundsFromPence,
  refused,
} from '../../base/index.ts';
import { type ContractJson, loadContract } from '../../contracts/index.ts';
import {
  approve,
  CONTRACT_VARIATION,
  type ContractVariationJson,
  decisionAbout,
  enterAbout,
  type LiveDecision,
  latestAbout,
  type Proposal,
  propose,
} from '../../governance/index.ts';
import { chartKnown } from '../../ledger/index.ts';
import { currentDefinition, definitionByHash, saveDefinition, type WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { doing } from './keep-interests.ts';

export type ProposeVariationAsk = {
  /** The contract that is varied, e.g. `pms/2025-26`. */
  readonly contract: string;
  readonly practice: OdsCode;
  /** The first month for which it is paid. */
  readonly from: Month;
  readonly title: string;
  readonly amountPence: Pence;
  /** The account of the chart that it is charged to. */
  readonly account: string;
};

export type ProposedVariation = { readonly variation: ContractVariationJson; readonly proposal: Proposal };

/**
 * Proposes to vary a contract: a monthly amount to one practice for what it does beside the contract. Nothing is paid until a committee
 * has decided on exactly this and somebody else has signed it. Refuses `input.invalid` and `not-found`.
 */
export function proposeVariation(
  context: ActionContext,
  actor: Actor,
  ask: ProposeVariationAsk,
): Promise<Outcome<ProposedVariation>> {
  const { contract, practice } = ask;
  const deed = {
    action: 'propose variation',
    practice,
    verb: 'propose variation',
    subject: `contract ${contract}`,
  } as const;
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const wrong = await wrongIn(db, context, ask);
      if (wrong !== undefined) return refused({ code: 'input.invalid', message: wrong });
      const { title, account, from, amountPence } = ask;
      const variation: ContractVariationJson = {
        ...{ contract, practice, title: title.trim(), account },
        fromMonth: isoOfMonth(from),
        monthlyPence: penceToJson(amountPence),
        proposedOn: isoOfDay(context.businessDate),
      };
      const json = variation as unknown as Json;
      const contentHash = hashOf(json);
      const subject = `${contract} ${practice} ${contentHash.slice(0, 8)}`;
      await saveDefinition(db, { kind: CONTRACT_VARIATION, id: subject, json, knownFrom: context.businessDate });
      const at = context.clock.now();
      const proposal = await propose(db, { kind: CONTRACT_VARIATION, subject, contentHash, by: actor, at });
      return accepted({ variation, proposal });
    }),
  );
}

async function wrongIn(db: WriteDb, context: ActionContext, ask: ProposeVariationAsk): Promise<string | undefined> {
  const kept = await currentDefinition(db, 'contract', ask.contract, context.businessDate);
  const contract = kept?.json as unknown as ContractJson | undefined;
  const practice = context.register.practice(ask.practice);
  if (contract === undefined) return `There is no contract ${ask.contract} in force.`;
  if (!practice.ok || practice.value.contractType !== contract.contractType)
    return `${ask.practice} does not hold ${ask.contract}.`;
  const month = isoOfMonth(ask.from);
  if (month < contract.validFrom.slice(0, 7) || month > contract.validTo.slice(0, 7)) {
    return `${monthText(ask.from)} is outside the contract, which holds from ${contract.validFrom} to ${contract.validTo}.`;
  }
  if (ask.amountPence <= 0n) return 'The amount is more than nothing.';
  if (ask.title.trim().length < 3) return 'Say what is paid for.';
  const chart = await chartKnown(db, context.businessDate);
  const isExpense = chart.ok && chart.value.account(ask.account)?.kind === 'expense';
  return isExpense ? undefined : `${ask.account} is no account of expenditure.`;
}

export type SignVariationAsk = { readonly subject: string };

/**
 * Signs a variation by the authority of a decision about exactly it: the contract's next version is kept, which pays it from its month on for
 * as long as the decision is in force. Refuses `not-found`, `approval.own-work`, `decision.needed` and `decision.not-live`.
 */
export function signVariation(
  context: ActionContext,
  actor: Actor,
  { subject }: SignVariationAsk,
): Promise<Outcome<Approved<Json>>> {
  const deed = { action: 'sign variation', verb: 'sign variation', subject: `variation ${subject}` } as const;
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const proposed = await latestAbout(db, CONTRACT_VARIATION, subject);
      const kept = proposed === undefined ? undefined : await definitionByHash(db, proposed.contentHash);
      if (proposed === undefined || kept === undefined) {
        return refused({ code: 'not-found', message: `Nobody has proposed a variation ${subject}.` });
      }
      const { id: proposalId, contentHash } = proposed;
      const [kinds, on] = [['contract variation'] as const, context.businessDate];
      const decision = await decisionAbout(db, { kinds, subject, contentHash, on });
      if (!decision.ok) return decision;
      const varied = await variedContract(db, context, kept.json as unknown as ContractVariationJson, decision.value);
      if (!varied.ok) return varied;
      const content = { value: varied.value, json: kept.json };
      const [at, restsOn] = [context.clock.now(), decision.value];
      const approved = await approve(db, { proposalId, contentHash, content, by: actor, at, restsOn });
      return approved.ok ? keepVaried(db, context, actor, approved.value) : approved;
    }),
  );
}

async function keepVaried(
  db: WriteDb,
  context: ActionContext,
  actor: Actor,
  approved: Approved<Json>,
): Promise<Outcome<Approved<Json>>> {
  const { id } = approved.value as unknown as ContractJson;
  await saveDefinition(db, { kind: 'contract', id, json: approved.value, knownFrom: context.businessDate });
  const used = { kind: 'used', what: `${id} varied, signed by ${actor.name}` } as const;
  const entered = await enterAbout(db, approved.restsOn ?? '', used, doing(context, actor));
  return entered.ok ? accepted(approved) : entered;
}

/** The contract in force with the variation as a line of its own, which names the decision. */
async function variedContract(
  db: WriteDb,
  context: ActionContext,
  { contract: id, practice, title, account, fromMonth, monthlyPence }: ContractVariationJson,
  { reference }: LiveDecision,
): Promise<Outcome<Json>> {
  const kept = await currentDefinition(db, 'contract', id, context.businessDate);
  if (kept === undefined) return refused({ code: 'not-found', message: `There is no contract ${id} in force.` });
  const contract = kept.json as unknown as ContractJson;
  const taken = contract.lines.find(({ decision }) => decision === reference);
  if (taken !== undefined) return accepted(kept.json);
  const number = contract.lines.filter(({ decision }) => decision !== undefined).length + 1;
  const [term, input] = [`variation-${number}`, `variation-${number}-amount`];
  const value = decimalText(poundsFromPence(pence(BigInt(monthlyPence))), 2);
  const varied: ContractJson = {
    ...contract,
    inputs: {
      ...contract.inputs,
      [input]: { label: title, unit: 'pounds per month', from: { kind: 'constant', value } },
    },
    terms: [...contract.terms, { id: term, title, unit: 'pounds per month', formula: { ref: input } }],
    lines: [...contract.lines, { term, account, practices: [practice], fromMonth, decision: reference }],
  };
  const json = varied as unknown as Json;
  const loaded = loadContract(json, context.rates);
  return loaded.ok ? accepted(json) : loaded;
}
