import type { AgreementJson } from '../../src/access/index.ts';

/** Which organisations share what, from when until when. An invented agreement of the demonstration. */
export const agreements: readonly AgreementJson[] = [
  {
    id: 'hospital-validation-2023',
    title: 'the agreement on checking hospital records',
    between: ['X00', 'X00H1', 'X00H2'],
    covers: ['see challenges', 'validate hospital records'],
    from: '2023-04-01',
    to: '2027-04-01',
    words:
      'Two hospitals let the commissioner check their records under pseudonyms, and see rule, count and sum of them.',
  },
  {
    id: 'planning-extracts-2025',
    title: 'the agreement on extracts for planning',
    between: ['X00', 'X00P1'],
    covers: ['extract people'],
    from: '2025-04-01',
    to: '2027-04-01',
    words: 'The practices of the commissioner let it plan services from rows under pseudonyms, without who opted out.',
  },
  {
    id: 'research-extracts-2025',
    title: 'the agreement on extracts for approved research',
    between: ['X00', 'X00R1'],
    covers: ['extract people'],
    from: '2025-04-01',
    to: '2026-10-01',
    words: 'An invented university has rows under pseudonyms of the practices’ people for research that was approved.',
  },
];
