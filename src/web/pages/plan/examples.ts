import { BASIS, type PageExample } from '../../examples/example.ts';
import { PLAN } from '../plans/examples.ts';
import { planView } from './view.ts';

export const examples: readonly PageExample[] = [
  { name: 'plan', page: () => planView({ basis: BASIS, plan: PLAN, isProposed: false, mayKeep: true }) },
  {
    name: 'nothing, read only',
    page: () => planView({ basis: BASIS, plan: { ...PLAN, actions: [] }, isProposed: false, mayKeep: false }),
  },
  { name: 'proposed', page: () => planView({ basis: BASIS, plan: PLAN, isProposed: true, mayKeep: false }) },
  {
    name: 'stopped',
    page: () => {
      const stopped = 'The decision PCCC 2026-03-17 item 4 was revoked.';
      const plan = { ...PLAN, decided: 'PCCC 2026-03-17 item 4', stopped };
      return planView({ basis: BASIS, plan, isProposed: false, mayKeep: true });
    },
  },
];
