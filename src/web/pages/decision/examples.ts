import { BASIS, type PageExample } from '../../examples/example.ts';
import { DECISION, REVOKED } from '../decisions/examples.ts';
import { decisionView } from './view.ts';

const WAITING = {
  ...DECISION,
  standing: 'waits for a condition',
  decision: { ...DECISION.decision, met: new Map() },
} as const;
const URGENT = {
  ...DECISION,
  decision: {
    ...DECISION.decision,
    meeting: null,
    item: null,
    urgent: { takenBy: ['Laurence Layman', 'Marshal Mandate'], why: 'The roof fell in', ratifyBy: '2026-05-01' },
  },
};

export const examples: readonly PageExample[] = [
  { name: 'live', page: () => decisionView({ ...DECISION, basis: BASIS, mayKeep: false }) },
  { name: 'revoked', page: () => decisionView({ ...REVOKED, basis: BASIS, mayKeep: true }) },
  { name: 'waiting', page: () => decisionView({ ...WAITING, basis: BASIS, mayKeep: true }) },
  { name: 'urgent', page: () => decisionView({ ...URGENT, basis: BASIS, mayKeep: false }) },
];
