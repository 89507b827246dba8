import { type Day, isoOfDay, type OdsCode } from '../../src/base/index.ts';
import type { PayeesJson, paymentsOf } from '../../src/payments/index.ts';

/** The payee of the first practice, which is paid by the bank. */
export const BANKED = { payee: 'X00P09', accounts: ['66374958', '66374959'] } as const;
/** After a change of bank details so many days pass before anything is paid. */
export const PAUSE_DAYS = 5;
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

type Payment = Awaited<ReturnType<typeof paymentsOf>>[number];

/** What the bank or PCSE sends of a payment that was made and came back, as CSV. */
export function statementOfReturn({ reference, practice, amountPence, payee }: Payment, today: Day): string {
  const amount = `${amountPence / 100n}.${String(amountPence % 100n).padStart(2, '0')}`;
  const on = isoOfDay(today);
  const isBank = payee.id === BANKED.payee;
  const rows = isBank
    ? [
        [on, reference, 'paid', `-${amount}`, ''],
        [on, reference, 'returned', amount, 'closed'],
      ]
    : ['paid', 'returned'].map((status) => [reference, practice, on, status, amount, 'closed']);
  const header = isBank
    ? 'booked_on,reference,description,amount,reason'
    : 'reference,practice,paid_on,status,amount,reason';
  return `${[header, ...rows.map((cells) => cells.join(','))].join('\n')}\n`;
}
