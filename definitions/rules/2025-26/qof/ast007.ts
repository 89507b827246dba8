import {
  adjustGeneral,
  adjustSpecific,
  all,
  between,
  firstRecordedWithin,
  forSome,
  has,
  inMonths,
  invitedTwice,
  monthsBefore,
  onThe,
  records,
  registeredWithin,
  rule,
  succeed,
  thisRecord,
} from '../../../../src/indicators/language/index.ts';
import {
  AST_COD,
  ASTCONTASS_COD,
  ASTEXACB_COD,
  ASTINVITE_COD,
  ASTMONDEC_COD,
  ASTPCADEC_COD,
  ASTPCAPU_COD,
  REV_COD,
  WRITPASTP_COD,
} from '../codelists.ts';
import { AST } from '../registers/lungs.ts';
import { signedOff } from '../signed-off.ts';

/** A review with a written plan the same day, and control and exacerbations recorded within the month before it. */
const completeReview = forSome(
  records(REV_COD, inMonths(12)),
  all(
    has(WRITPASTP_COD, onThe(thisRecord)),
    has(ASTCONTASS_COD, between(monthsBefore(1, thisRecord), thisRecord)),
    has(ASTEXACB_COD, between(monthsBefore(1, thisRecord), thisRecord)),
  ),
);

export const AST007 = rule({
  id: 'AST007',
  title: 'Asthma review with control, exacerbations and a written plan',
  wording:
    'The percentage of patients with asthma, on the register, who have had an asthma review in the preceding 12 months that ' +
    'includes an assessment of asthma control using a validated asthma control questionnaire, a recording of the number of ' +
    'exacerbations, an assessment of inhaler technique and a written personalised asthma plan.',
  reason: 'People with a plan and reviewed control are admitted less often; most deaths follow poor control unseen.',
  source: 'OpenSAFELY ehrQL AST007, quoting NHS Digital business rules',
  ...signedOff,
  verification: 'published order',
  notes: ['Inhaler technique is in the wording; the rule as found does not test it.'],
  register: AST,
  steps: [
    succeed('a complete review in the 12 months', completeReview),
    adjustGeneral('unsuitable', 'ASTPCAPU', 'asthma care unsuitable', has(ASTPCAPU_COD, inMonths(12))),
    adjustSpecific(
      'declined this care',
      'ASTMONDEC',
      'chose not to have asthma monitored',
      has(ASTMONDEC_COD, inMonths(12)),
    ),
    adjustGeneral('declined all care', 'ASTPCADEC', 'chose not to have asthma care', has(ASTPCADEC_COD, inMonths(12))),
    adjustGeneral(
      'invited',
      'ASTINVITE',
      'invited twice this year, seven or more days apart',
      invitedTwice(ASTINVITE_COD),
    ),
    adjustGeneral(
      'newly diagnosed',
      'DIAG1_DAT',
      'first diagnosed in the last 3 months',
      firstRecordedWithin(3, AST_COD),
    ),
    adjustGeneral('newly registered', 'REG1_DAT3', 'registered in the last 3 months', registeredWithin(3)),
  ],
});
