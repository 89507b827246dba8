import { BASIS, type PageExample } from '../../examples/example.ts';
import { PLAN } from '../plans/examples.ts';
import { planView } from './view.ts';

export const examples: readonly PageExample[] = [
  { name: 'plan', page: () => planView({ basis: BASIS, plan: PLAN, mayKeep: true }) },
  {
    name: 'nothing, read only',
    page: () => planView({ basis: BASIS, plan: { ...PLAN, actions: [] }, mayKeep: false }),
  },
];
