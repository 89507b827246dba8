import { all, any, atLeast, atMost, rule, succeed, type Test } from '../../../../src/indicators/language/index.ts';
import { ACTIVATION, firstActivation, lastActivation } from '../registers/long-term-and-personal.ts';
import { signedOff } from '../signed-off.ts';

/** From at most the top of one level to at least the bottom of the next. */
function roseAcross(top: string, bottom: string): Test {
  return all(atMost(top, firstActivation), atLeast(bottom, lastActivation));
}

export const QOH222 = rule({
  id: 'QOH222',
  title: 'Activation improved',
  wording: 'Of people with two activation scores 3-12 months apart, counted when rose one level or more',
  reason: 'People who are confident in managing their health use less urgent care.',
  source: 'Quality Outcomes for Health, demonstration edition; after personalised care',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'Levels of the activation measure: up to 47.0, 55.1, 67.0 and above (PMC2955177); newer licensed tables differ.',
  ],
  register: ACTIVATION,
  steps: [
    succeed(
      'rose by one level or more',
      any(roseAcross('47.0', '47.1'), roseAcross('55.1', '55.2'), roseAcross('67.0', '67.1')),
    ),
  ],
});
