import type { PageExample } from '../../examples/example.ts';
import { type SignInPerson, signInByProviderView, signInView } from './view.ts';

const PEOPLE: readonly SignInPerson[] = [
  { user: 'operator', name: 'Olive Marsh', role: 'operator', organisationName: 'Westmarch Commissioner' },
  { user: 'pm-x00036', name: 'Priya Mistry', role: 'practice manager', organisationName: 'Quarry Bank Lane Practice' },
  {
    user: 'gp-x00036',
    name: 'Dr Gwen Pryce',
    role: 'general practitioner',
    organisationName: 'Quarry Bank Lane Practice',
  },
  { user: 'finance', name: 'Farid Lowe', role: 'finance lead', organisationName: 'Westmarch Commissioner' },
  { user: 'auditor', name: 'Agnes Udo', role: 'auditor', organisationName: 'Westmarch Commissioner' },
];

export const examples: readonly PageExample[] = [
  { name: 'sign-in', page: () => signInView(PEOPLE, '/borough', null) },
  { name: 'sign-in with nobody chosen', page: () => signInView(PEOPLE, '/', 'Choose who you are') },
  { name: 'sign-in in service', page: () => signInByProviderView('Care Identity', '/sign-in/start?next=%2F') },
  { name: 'sign-in in service without a provider', page: () => signInByProviderView(null, '/sign-in/start') },
  { name: 'sign-in without people', page: () => signInView([], '/', null) },
];
