import { BASIS, type PageExample } from '../../examples/example.ts';
import { ANSWERED, DISPUTE } from '../claims/examples.ts';
import { claimDisputeView } from './view.ts';

export const examples: readonly PageExample[] = [
  { name: 'to answer', page: () => claimDisputeView({ basis: BASIS, dispute: DISPUTE, mayAnswer: true }) },
  {
    name: 'overdue, to its provider',
    page: () => claimDisputeView({ basis: BASIS, dispute: { ...DISPUTE, isOverdue: true }, mayAnswer: false }),
  },
  { name: 'answered', page: () => claimDisputeView({ basis: BASIS, dispute: ANSWERED, mayAnswer: false }) },
];
