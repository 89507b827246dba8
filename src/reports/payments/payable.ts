import { dayFromIso, dayText } from '../../base/index.ts';
import type { LoadedFramework } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import type { PaymentRecords } from './payment-records.ts';

/** Whether a rule may be paid on, and why. */
export type Payable = { readonly isPayable: boolean; readonly words: string };

/** Whether results of a rule may be paid on: its order is known, or somebody accepted it as it stands. */
export async function payableRule(context: ReportContext, rule: string): Promise<Payable> {
  return payableBy(await context.book.records(), context.framework, rule);
}

export function payableBy({ acceptances }: PaymentRecords, framework: LoadedFramework, rule: string): Payable {
  const { verification } = framework.rule(rule);
  if (verification !== 'unverified') return { isPayable: true, words: `Payable: ${verification}.` };
  const acceptance = acceptances.get(framework.ruleHash(rule));
  if (acceptance === undefined) {
    return {
      isPayable: false,
      words: 'Not payable: it was not checked against a published rule, and nobody has accepted it as it stands.',
    };
  }
  const { acceptedBy, acceptedOn, reason } = acceptance;
  const on = dayFromIso(acceptedOn);
  const when = on === undefined ? acceptedOn : dayText(on);
  return { isPayable: true, words: `Payable though unverified: accepted by ${acceptedBy} on ${when}. ${reason}` };
}
