import {
  between,
  daysAfter,
  daysBefore,
  forSome,
  has,
  inMonths,
  records,
  rule,
  succeed,
  thisRecord,
} from '../../../../src/indicators/language/index.ts';
import { NSAIDDRUG_COD } from '../outcomes-codelists.ts';
import { ANTICOAG, anticoagulants } from '../registers/medicines-safety.ts';
import { signedOff } from '../signed-off.ts';

export const QOH502 = rule({
  id: 'QOH502',
  title: 'Anticoagulant with oral NSAID',
  wording: 'Of aged 18 and over on an oral anticoagulant, counted when oral NSAID prescribed within 28 days of it',
  reason: 'An anticoagulant with an anti-inflammatory causes serious bleeding.',
  source: 'Quality Outcomes for Health, demonstration edition; after PINCER',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published rule: not payable without a recorded acceptance.',
    'Whoever is counted is counted against: less is better.',
  ],
  register: ANTICOAG,
  steps: [
    succeed(
      'an oral NSAID issued within 28 days of an anticoagulant',
      forSome(
        records(anticoagulants, inMonths(12)),
        has(NSAIDDRUG_COD, between(daysBefore(28, thisRecord), daysAfter(28, thisRecord))),
      ),
    ),
  ],
});
