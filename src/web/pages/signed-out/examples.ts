import type { PageExample } from '../../examples/example.ts';
import { signedOutView } from './view.ts';

export const examples: readonly PageExample[] = [{ name: 'signed out', page: () => signedOutView('Care Identity') }];
