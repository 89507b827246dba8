import {
  adjustGeneral,
  adjustSpecific,
  all,
  any,
  atMost,
  dateOf,
  exclude,
  exists,
  firstInvitation,
  firstRecordedWithin,
  has,
  inMonths,
  invitedTwice,
  isAfter,
  latest,
  not,
  registeredWithin,
  rule,
  succeed,
  valuedRecords,
} from '../../../../../src/indicators/language/index.ts';
import {
  BLDTESTDEC_COD,
  DM_COD,
  DMINVITE_COD,
  DMMAX_COD,
  DMPCADEC_COD,
  DMPCAPU_COD,
  IFCCHBAM_COD,
  SERFRUC_COD,
} from '../codelists.ts';
import { isModeratelyOrSeverelyFrail, signedOff } from '../frequent-tests.ts';
import { DM } from '../registers.ts';

/** A result is a test with its value: a code without one says only that blood was taken. */
const results = valuedRecords(IFCCHBAM_COD, inMonths(12));
const latestResult = latest(results);
const isAtTarget = atMost('58', latestResult);

export const DM020 = rule({
  id: 'DM020',
  title: 'HbA1c at 58 mmol/mol or less in diabetes, not frail',
  wording:
    'The percentage of patients with diabetes, on the register, without moderate or severe frailty in whom the last ' +
    'IFCC-HbA1c is 58 mmol/mol or less in the preceding 12 months.',
  reason:
    'Lower glucose prevents harm to eyes, kidneys and nerves; in frail people the risk of hypoglycaemia outweighs it.',
  source:
    'OpenSAFELY qof-diabetes, quoting NHS Digital business rules; rule 8 without its misplaced ' +
    'parentheses (measures.md §0)',
  ...signedOff,
  verification: 'published order',
  notes: [
    'That the first invitation follows the failing result is of the same business rules; the 2023/24 ' +
      'wording leaves it out.',
  ],
  register: DM,
  steps: [
    exclude('MDSEVFRAIL', 'moderately or severely frail', isModeratelyOrSeverelyFrail),
    succeed('latest HbA1c of the 12 months at 58 mmol/mol or less', isAtTarget),
    adjustSpecific(
      'clinical',
      'IFCCHBA',
      'fructosamine measured in place of HbA1c',
      all(not(has(IFCCHBAM_COD, inMonths(12))), has(SERFRUC_COD, inMonths(12))),
    ),
    adjustSpecific('clinical', 'DMMAX', 'on maximal tolerated diabetes treatment', has(DMMAX_COD, inMonths(12))),
    adjustGeneral('unsuitable', 'DMPCAPU', 'diabetes care unsuitable', has(DMPCAPU_COD, inMonths(12))),
    adjustSpecific(
      'declined this care',
      'BLDTESTDEC',
      'chose not to have a blood test',
      has(BLDTESTDEC_COD, inMonths(12)),
    ),
    adjustGeneral('declined all care', 'DMPCADEC', 'chose not to have diabetes care', has(DMPCADEC_COD, inMonths(12))),
    adjustGeneral(
      'invited',
      'DMIFINVITE',
      'invited twice, without a result since or with none at target',
      all(
        invitedTwice(DMINVITE_COD),
        any(
          not(exists(results)),
          all(not(isAtTarget), isAfter(dateOf(firstInvitation(DMINVITE_COD)), dateOf(latestResult))),
        ),
      ),
    ),
    adjustGeneral(
      'newly diagnosed',
      'DIAG1_DT9M',
      'first diagnosed in the last 9 months',
      firstRecordedWithin(9, DM_COD),
    ),
    adjustGeneral('newly registered', 'REG1_DAT9', 'registered in the last 9 months', registeredWithin(9)),
  ],
});
