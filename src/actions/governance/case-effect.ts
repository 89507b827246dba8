import {
  accepted,
  addToMonth,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Json,
  lastDayOf,
  monthText,
  type Outcome,
  poundsText,
  refused,
} from '../../base/index.ts';
import { type ContractJson, type HoldingJson, loadHolding } from '../../contracts/index.ts';
import {
  type Case,
  type CaseEffect,
  type CaseState,
  cannotBegin,
  filledIn,
  type PaymentAsked,
  paymentAsked,
} from '../../governance/index.ts';
import { type CommissionerJson, PracticeRegister } from '../../practices/index.ts';
import { currentDefinition, type DefinitionDraft, listDefinitions, type ReadDb } from '../../store/index.ts';
import type { ActionContext } from '../context.ts';

/** What a case changes, ready to be kept: the definition if any, and what is done, in words. */
export type EffectMade = { readonly keep: DefinitionDraft | null; readonly words: string };

/** Makes what a step of a case changes. Refuses `case.refused` where that cannot be, in words. */
export async function effectOf(
  context: ActionContext,
  db: ReadDb,
  { id, state }: Case,
  effect: CaseEffect,
  decision: string,
): Promise<Outcome<EffectMade>> {
  const wrong = cannotBegin(state, context.businessDate);
  if (wrong !== undefined) return refuse(wrong);
  if (effect.kind === 'merger') return mergerEffect(context, db, { state, effect, decision });
  if (effect.kind === 'closure') return closureEffect(context, db, { state, effect, decision });
  const what = effect.kind === 'state' ? `${effect.what}: ${state.practice}` : undefined;
  const payment = paymentAsked(state);
  if (payment === undefined) return accepted({ keep: null, words: what ?? 'nothing is paid' });
  const paid = await paymentEffect(context, db, { id, state, payment, decision });
  if (!paid.ok) return paid;
  const { keep, words } = paid.value;
  return accepted({ keep, words: what === undefined ? words : `${what}; ${words}` });
}

type Of<K extends CaseEffect['kind']> = Extract<CaseEffect, { readonly kind: K }>;

/** A contract that the practice holds beside its main one, for the months that were granted. */
async function paymentEffect(
  context: ActionContext,
  db: ReadDb,
  {
    id,
    state: { practice, rules },
    payment: { contract: family, amount, monthlyPence, from, months },
    decision,
  }: { id: string; state: CaseState; payment: PaymentAsked; decision: string },
): Promise<Outcome<EffectMade>> {
  const last = addToMonth(from, months - 1);
  const [validFrom, validTo] = [firstDayOf(from), lastDayOf(last)].map(isoOfDay) as [string, string];
  const library = (await listDefinitions(db, 'library contract', context.businessDate)).map(({ json }) => json);
  const contract = library
    .map((json) => json as unknown as ContractJson)
    .find((one) => one.id.startsWith(family) && one.validFrom <= validFrom && validTo <= one.validTo);
  if (contract === undefined) {
    return refuse(`No contract for a ${rules.name.toLowerCase()} holds from ${monthText(from)} to ${monthText(last)}.`);
  }
  const holding: HoldingJson = {
    ...{ id: `case/${id}`, holder: practice, contract: contract.id, validFrom, validTo },
    ...{ source: `Case ${id}, decided by ${decision}`, decided: { case: id, decision } },
    values: { amount },
  };
  const json = holding as unknown as Json;
  const loaded = loadHolding(json, () => contract as unknown as Json, context.rates);
  if (!loaded.ok) return loaded;
  const keep = { kind: 'holding', id: holding.id, json, knownFrom: context.businessDate };
  const words = `${practice} is paid ${poundsText(monthlyPence)} a month, ${isoOfMonth(from)} to ${isoOfMonth(last)}`;
  return accepted({ keep, words });
}

type OfCase<K extends CaseEffect['kind']> = {
  readonly state: CaseState;
  readonly effect: Of<K>;
  readonly decision: string;
};

/** The practice that goes is named with its successor in the list of practices. */
async function mergerEffect(
  context: ActionContext,
  db: ReadDb,
  { state: { form, practice }, effect, decision }: OfCase<'merger'>,
): Promise<Outcome<EffectMade>> {
  const absorbed = filledIn(form, effect.absorbed) ?? '';
  const from = form[effect.on] ?? '';
  const mergedInto = { successor: practice, from, decision };
  const keep = await practiceChanged(context, db, absorbed, { mergedInto });
  return keep.ok ? accepted({ keep: keep.value, words: `${absorbed} goes into ${practice} on ${from}` }) : keep;
}

/** The practice is named as closed in the list of practices. */
async function closureEffect(
  context: ActionContext,
  db: ReadDb,
  { state: { form, practice }, effect, decision }: OfCase<'closure'>,
): Promise<Outcome<EffectMade>> {
  const from = form[effect.on] ?? '';
  const keep = await practiceChanged(context, db, practice, { closed: { from, decision } });
  return keep.ok ? accepted({ keep: keep.value, words: `${practice} closes on ${from}` }) : keep;
}

type PracticeJson = CommissionerJson['localities'][number]['teams'][number]['practices'][number];

/** The list of practices with something else said of one of them, ready to be kept. */
async function practiceChanged(
  { register, businessDate }: ActionContext,
  db: ReadDb,
  practice: string,
  change: Pick<PracticeJson, 'mergedInto' | 'closed'>,
): Promise<Outcome<DefinitionDraft>> {
  const kept = await currentDefinition(db, 'commissioner', register.commissioner.code, businessDate);
  if (kept === undefined) return refuse('The list of practices is not kept, so that none can be changed.');
  const before = kept.json as unknown as CommissionerJson;
  const localities = before.localities.map((locality) => ({
    ...locality,
    teams: locality.teams.map((team) => ({
      ...team,
      practices: team.practices.map((one) => (one.code === practice ? { ...one, ...change } : one)),
    })),
  }));
  const json = { ...before, localities } as unknown as Json;
  const loaded = PracticeRegister.fromJson(json);
  return loaded.ok ? accepted({ kind: 'commissioner', id: kept.id, json, knownFrom: businessDate }) : loaded;
}

function refuse(message: string): Outcome<never> {
  return refused({ code: 'case.refused', message });
}
