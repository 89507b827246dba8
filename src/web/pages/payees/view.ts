import { dayText } from '../../../base/index.ts';
import type { PayeeRow, PayeesReport, ReportBasis } from '../../../reports/index.ts';
import { payeeAddress, RUNS } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { routeWords } from '../../layout/payment-words.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = PayeesReport & { readonly basis: ReportBasis };

/** Who is paid otherwise than by themselves through PCSE, by which route, and whether their bank details stand. */
export function payeesView(report: Given): Page<'invented'> {
  const { payees, others } = report;
  return {
    realm: 'invented',
    template: 'payees',
    heading: 'Payees',
    trail: [...TO_HOME, { text: 'Payment runs', href: RUNS }],
    tables: [payeesTable(payees)],
    content: {
      answer: `${counted(others, 'practice is', 'practices are')} paid itself through PCSE. ${counted(payees.length, 'payee is', 'payees are')} paid otherwise, or for somebody else.`,
      workedOut: basisFacts(report.basis),
    },
  };
}

function payeesTable(payees: readonly PayeeRow[]): Table<'invented'> {
  return {
    id: 'payees',
    caption: 'Who is paid, and for whom',
    columns: ['Payee', 'Paid for', 'Route', 'Account', 'Bank details'].map((heading) => ({ heading, kind: 'text' })),
    rows: payees.map(({ payee, earners, bank }) => [
      { text: payee.name, note: payee.id, href: payeeAddress(payee.id) },
      { text: earners.map(({ name }) => name).join(', '), ...nominationNote(earners) },
      { text: routeWords(payee.route) },
      { text: bank === null ? 'none needed' : (bank.current?.accountNumber ?? 'none yet') },
      bankCell(bank),
    ]),
    whenEmpty:
      'Every practice is paid itself, through PCSE. Payees that a practice names, and their route, are listed here.',
  };
}

/** Another payee that was nominated for who earns: in its pause, or waiting. */
export function nominationNote(earners: PayeeRow['earners']): { readonly note?: string } {
  const notes = earners.flatMap(({ name, pausedUntil, waiting }) => [
    ...(pausedUntil === null ? [] : [`nothing is paid for ${name} before ${dayText(pausedUntil)}`]),
    ...(waiting === null ? [] : [`${waiting.payee.name} was proposed for ${name} and waits for a second person`]),
  ]);
  return notes.length === 0 ? {} : { note: notes.join('; ') };
}

/** Whether a payee can be paid, in a word and a colour. */
export function bankCell(bank: PayeeRow['bank']): Cell<never> {
  if (bank === null) return { text: 'none needed' };
  const note = bank.waiting === null ? {} : { note: 'a change waits for a second person' };
  if (bank.standing === 'usable') return { text: 'In use', tag: 'green', ...note };
  const from = bank.current?.approved?.usableFrom;
  if (from !== undefined) return { text: `Paused until ${dayText(from)}`, tag: 'yellow', ...note };
  return { text: 'Cannot be paid', tag: 'red', ...note };
}
