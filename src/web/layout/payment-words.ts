import type { PaymentState, Route } from '../../reports/index.ts';
import type { Cell } from './page.ts';

const ROUTE_WORDS: Readonly<Record<Route, string>> = {
  pcse: 'through PCSE',
  isfe: 'as an invoice in ISFE',
  'pain.001': 'by the bank, pain.001 file',
  'bacs-18': 'by the bank, Bacs file',
};

/** How money reaches a payee, in words. */
export function routeWords(route: Route): string {
  return ROUTE_WORDS[route];
}

const STATES = {
  instructed: { text: 'Instructed', tag: 'blue' },
  paid: { text: 'Paid', tag: 'green' },
  returned: { text: 'Returned', tag: 'red' },
  'taken back': { text: 'Taken back', tag: 'grey' },
} as const;

/** Where a payment stands, in a word and a colour. */
export function paymentStateCell(state: PaymentState['state']): Cell<never> {
  return STATES[state];
}
