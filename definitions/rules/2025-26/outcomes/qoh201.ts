import {
  all,
  forSome,
  has,
  inMonths,
  onOrAfter,
  onThe,
  records,
  rule,
  succeed,
  thisRecord,
} from '../../../../src/indicators/language/index.ts';
import { SHARED_CARE } from '../cares.ts';
import { GOALSET_COD, LTCRVW_COD, PLANSHARE_COD } from '../outcomes-codelists.ts';
import { MULTI } from '../registers/long-term-and-personal.ts';
import { signedOff } from '../signed-off.ts';
import { careDeclined, careUnsuitable, invitedTwiceThisYear, newlyRegistered } from '../usual-steps.ts';

export const QOH201 = rule({
  id: 'QOH201',
  title: 'Shared care planning',
  wording:
    'Of two or more of AF, CHD, stroke/TIA, HF, HYP, DM, CKD, COPD, asthma, dementia, SMI, depression, counted ' +
    'when one review in 12 months with agreed goals and a plan shared with the person',
  reason:
    'People with several conditions ask for one conversation about what matters to them, not one for each condition.',
  source: 'Quality Outcomes for Health, demonstration edition; after Dudley framework',
  ...signedOff,
  verification: 'unverified',
  notes: ['A design of the demonstration, not a published rule: not payable without a recorded acceptance.'],
  register: MULTI,
  steps: [
    succeed(
      'one review with agreed goals on its day and the plan shared on its day or later',
      forSome(
        records(LTCRVW_COD, inMonths(12)),
        all(has(GOALSET_COD, onThe(thisRecord)), has(PLANSHARE_COD, onOrAfter(thisRecord))),
      ),
    ),
    careUnsuitable(SHARED_CARE),
    careDeclined(SHARED_CARE),
    invitedTwiceThisYear('LTCINVITE', SHARED_CARE),
    newlyRegistered,
  ],
});
