import type { OdsCode } from '../../src/base/index.ts';
import type { PayeesJson } from '../../src/payments/index.ts';

/** The payee of the first practice, which is paid by the bank. */
export const BANKED = { payee: 'X00P09', accounts: ['66374958', '66374959'] } as const;

/** Who is paid in a simulated year: the first practice by the bank, every other through PCSE. */
export function payeesOf(banked: OdsCode): PayeesJson {
  const payee = { id: BANKED.payee, name: 'Bank Payee', route: 'bacs-18', earners: [banked] } as const;
  return {
    id: `simulation ${banked}`,
    status: 'invented',
    source: 'the simulation',
    payees: [{ ...payee, validFrom: '2020-04-01' }],
  };
}
