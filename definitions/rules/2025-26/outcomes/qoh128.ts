import { ageUnder, exclude, rule, succeed } from '../../../../src/indicators/language/index.ts';
import { isCheckedThenPlanned } from '../nice/ind265.ts';
import { LD } from '../registers/mind-and-brain.ts';
import { signedOff } from '../signed-off.ts';

export const QOH128 = rule({
  id: 'QOH128',
  title: 'Learning disability check and plan',
  wording: 'Of LD register aged 14 and over, counted when health check then action plan in 12 months',
  reason:
    'People with a learning disability die about twenty years early, often of illness that a check would have found.',
  source: 'Quality Outcomes for Health, demonstration edition; after NICE IND265',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'NICE IND265 with the age of the network service, 14.',
  ],
  register: LD,
  steps: [
    exclude('PAT_AGEU14', 'aged under 14', ageUnder(14)),
    succeed('a health check in the 12 months, and an action plan on its day or later', isCheckedThenPlanned),
  ],
});
