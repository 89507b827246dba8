import { exact, type Month, monthFromIso, type Pence, pence, penceFromPounds } from '../../base/index.ts';
import type { CaseEffect, CasePayment } from './case-kind.ts';
import { type CaseState, filledIn } from './case-state.ts';

/** What a case asks to be paid beside the practice's contract. */
export type PaymentAsked = {
  /** The step that puts it into effect. */
  readonly step: string;
  /** The family of library contracts that pays it, e.g. `discretionary-support/`. */
  readonly contract: string;
  /** The amount as its form gives it, in pounds, a month or a year as the contract has it. */
  readonly amount: string;
  /** What a month comes to; of a yearly amount the twelfth part, rounded half away from zero. */
  readonly monthlyPence: Pence;
  readonly from: Month;
  readonly months: number;
};

/** What an effect pays, if anything. */
export function paymentOf(effect: CaseEffect | undefined): CasePayment | undefined {
  if (effect?.kind === 'payment') return effect;
  return effect?.kind === 'state' ? effect.pays : undefined;
}

/** What a case asks to be paid; undefined where it asks for nothing, or its form does not say from when and for how long. */
export function paymentAsked({ rules, form }: Pick<CaseState, 'rules' | 'form'>): PaymentAsked | undefined {
  for (const { step, effect } of rules.steps) {
    const pays = paymentOf(effect);
    if (pays === undefined) continue;
    const [amount = '0', months] = [filledIn(form, pays.amount), filledIn(form, pays.months)];
    const from = monthFromIso(filledIn(form, pays.from) ?? '');
    if (from === undefined || months === undefined) return undefined;
    const pounds = pays.isYearly === true ? exact(amount).div(12) : exact(amount);
    const { contract = 'discretionary-support/' } = pays;
    return { step, contract, amount, monthlyPence: penceFromPounds(pounds), from, months: Number(months) };
  }
  return undefined;
}

/** The most that a case would have paid; undefined where it pays nothing. */
export function amountOfCase(asked: Pick<CaseState, 'rules' | 'form'>): Pence | undefined {
  const payment = paymentAsked(asked);
  return payment === undefined ? undefined : pence(payment.monthlyPence * BigInt(payment.months));
}
