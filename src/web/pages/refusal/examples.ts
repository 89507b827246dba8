import type { Refusal } from '../../../base/index.ts';
import type { PageExample } from '../../examples/example.ts';
import { faultView, refusalView } from './view.ts';
import { REFUSAL_WORDS } from './words.ts';

const REFUSALS: readonly Refusal[] = Object.keys(REFUSAL_WORDS).map((code) => ({
  code: code as Refusal['code'],
  message: 'You asked for the people of Damson Tree Surgery, and your role sees the people of your own practice only.',
}));

export const examples: readonly PageExample[] = [
  ...REFUSALS.map((refusal) => ({ name: `refusal ${refusal.code}`, page: () => refusalView(refusal, 'invented') })),
  { name: 'fault', page: () => faultView('7f3a91c2', 'invented') },
  { name: 'fault, published', page: () => faultView('7f3a91c2', 'published') },
];
