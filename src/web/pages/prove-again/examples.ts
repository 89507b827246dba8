import type { PageExample } from '../../examples/example.ts';
import { proveAgainView } from './view.ts';

const GIVEN = { name: 'Penny Ledger', next: '/runs', minutes: 15 };

export const examples: readonly PageExample[] = [
  { name: 'prove again in the demonstration', page: () => proveAgainView({ ...GIVEN, provider: undefined }) },
  {
    name: 'prove again in service',
    page: () => proveAgainView({ ...GIVEN, provider: { name: 'Care Identity', start: '/sign-in/start?again=yes' } }),
  },
];
