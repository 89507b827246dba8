import type { PageExample } from '../../examples/example.ts';
import { CASE } from '../case/examples.ts';
import { caseLetterView } from './view.ts';

const [LETTER] = CASE.letters;

export const examples: readonly PageExample[] =
  LETTER === undefined ? [] : [{ name: 'letter', page: () => caseLetterView({ report: CASE, letter: LETTER }) }];
