import {
  adjustGeneral,
  adjustSpecific,
  all,
  any,
  type CodelistName,
  ever,
  exclude,
  firstRecordedWithin,
  has,
  inMonths,
  invitedTwice,
  latestIs,
  not,
  registeredWithin,
  type StepDraft,
  succeed,
  type Target,
} from '../../../src/indicators/language/index.ts';
import { type Care, DIABETES } from './cares.ts';
import {
  ACEDEC_COD,
  AIIDEC_COD,
  BLDTESTDEC_COD,
  BPDEC_COD,
  DMINVITE_COD,
  DMMAX_COD,
  HOMEBPDEC_COD,
  HTMAX_COD,
  IFCCHBAM_COD,
  MH_COD,
  MHREM_COD,
  SERFRUC_COD,
  TXACE_COD,
  TXAII_COD,
  XACE_COD,
  XAII_COD,
} from './codelists.ts';
import {
  bloodPressureAtTarget,
  glucoseAtTarget,
  invitedTwiceWithoutBloodPressure,
  invitedTwiceWithoutGlucose,
} from './frequent-tests.ts';

type Undiagnosed = Omit<Care, 'diagnosis'>;

/** The code of an adjustment is the name of its codelist without the ending. */
function codeOf({ codelist }: CodelistName): string {
  return codelist.replace(/_COD$/, '');
}

export function careUnsuitable(care: Undiagnosed): StepDraft {
  return adjustGeneral(
    'unsuitable',
    codeOf(care.unsuitable),
    `${care.words} care unsuitable`,
    has(care.unsuitable, inMonths(12)),
  );
}

export function careDeclined(care: Undiagnosed): StepDraft {
  return adjustGeneral(
    'declined all care',
    codeOf(care.declined),
    `chose not to have ${care.words} care`,
    has(care.declined, inMonths(12)),
  );
}

export function invitedTwiceThisYear(code: string, care: Undiagnosed): StepDraft {
  return adjustGeneral(
    'invited',
    code,
    'invited twice this year, seven or more days apart',
    invitedTwice(care.invitation),
  );
}

export function newlyDiagnosed(care: Care): StepDraft {
  return adjustGeneral(
    'newly diagnosed',
    'DIAG1_DAT',
    'first diagnosed in the last 3 months',
    firstRecordedWithin(3, care.diagnosis),
  );
}

export const newlyRegistered: StepDraft = adjustGeneral(
  'newly registered',
  'REG1_DAT3',
  'registered in the last 3 months',
  registeredWithin(3),
);

/** Nine months, where there must have been time to bring a reading or a result to target. */
function newlyDiagnosed9(care: Care): StepDraft {
  return adjustGeneral(
    'newly diagnosed',
    'DIAG1_DT9M',
    'first diagnosed in the last 9 months',
    firstRecordedWithin(9, care.diagnosis),
  );
}

export const newlyRegistered9: StepDraft = adjustGeneral(
  'newly registered',
  'REG1_DAT9',
  'registered in the last 9 months',
  registeredWithin(9),
);

/**
 * What ends most rules, in the published order of kinds: unsuitable, declined this care, declined all care, invited
 * twice, newly diagnosed, newly registered.
 * @param invited the code of the step for two invitations
 * @param declinedThis what was declined of this care
 */
export function usualAdjustments(care: Care, invited: string, ...declinedThis: readonly StepDraft[]): StepDraft[] {
  return [
    careUnsuitable(care),
    ...declinedThis,
    careDeclined(care),
    invitedTwiceThisYear(invited, care),
    newlyDiagnosed(care),
    newlyRegistered,
  ];
}

/** The last blood pressure at target, and the adjustments of every rule that asks for it. */
export function bloodPressureControl(care: Care, target: Target, invited: string): StepDraft[] {
  const { clinic, home } = target;
  const words = `${clinic.systolic}/${clinic.diastolic} or less, at home ${home.systolic}/${home.diastolic}`;
  return [
    succeed(`latest blood pressure of the 12 months at ${words}`, bloodPressureAtTarget(target)),
    adjustSpecific('clinical', 'HTMAX', 'on maximal tolerated blood pressure treatment', has(HTMAX_COD, inMonths(12))),
    careUnsuitable(care),
    adjustSpecific(
      'declined this care',
      'BPORHBPDEC',
      'chose not to have blood pressure taken, or not to take it at home',
      has([BPDEC_COD, HOMEBPDEC_COD], inMonths(12)),
    ),
    careDeclined(care),
    adjustGeneral(
      'invited',
      invited,
      'invited twice, without a reading since or with none at target',
      invitedTwiceWithoutBloodPressure(target, care.invitation),
    ),
    newlyDiagnosed9(care),
    newlyRegistered9,
  ];
}

/** The last HbA1c at or below a number of mmol/mol, and the adjustments of both rules that ask for it. */
export function glucoseControl(number: string): StepDraft[] {
  return [
    succeed(`latest HbA1c of the 12 months at ${number} mmol/mol or less`, glucoseAtTarget(number)),
    fructosamineInstead,
    adjustSpecific('clinical', 'DMMAX', 'on maximal tolerated diabetes treatment', has(DMMAX_COD, inMonths(12))),
    careUnsuitable(DIABETES),
    adjustSpecific(
      'declined this care',
      'BLDTESTDEC',
      'chose not to have a blood test',
      has(BLDTESTDEC_COD, inMonths(12)),
    ),
    careDeclined(DIABETES),
    adjustGeneral(
      'invited',
      'DMIFINVITE',
      'invited twice, without a result since or with none at target',
      invitedTwiceWithoutGlucose(number, DMINVITE_COD),
    ),
    newlyDiagnosed9(DIABETES),
    newlyRegistered9,
  ];
}

export const fructosamineInstead: StepDraft = adjustSpecific(
  'clinical',
  'IFCCHBA',
  'fructosamine measured in place of HbA1c',
  all(not(has(IFCCHBAM_COD, inMonths(12))), has(SERFRUC_COD, inMonths(12))),
);

/** Why neither an ACE inhibitor nor an ARB is prescribed, and the usual adjustments. */
export function aceOrArbAdjustments(care: Care, invited: string): StepDraft[] {
  const isAceUnsuitable = any(has(XACE_COD, ever), has(TXACE_COD, inMonths(12)));
  const isArbUnsuitable = any(has(XAII_COD, ever), has(TXAII_COD, inMonths(12)));
  const isAceDeclined = has(ACEDEC_COD, inMonths(12));
  const isArbDeclined = has(AIIDEC_COD, inMonths(12));
  return [
    adjustSpecific(
      'clinical',
      'XACE',
      'ACE inhibitors and ARBs contraindicated',
      all(isAceUnsuitable, isArbUnsuitable),
    ),
    ...usualAdjustments(
      care,
      invited,
      adjustSpecific(
        'declined this care',
        'ACEDEC',
        'chose to take neither an ACE inhibitor nor an ARB',
        all(isAceDeclined, isArbDeclined),
      ),
      adjustSpecific(
        'declined this care',
        'XACEARBDEC',
        'one contraindicated, and chose not to take the other',
        all(any(isAceUnsuitable, isAceDeclined), any(isArbUnsuitable, isArbDeclined)),
      ),
    ),
  ];
}

export const inRemission: StepDraft = exclude('MHREM_DAT', 'in remission', latestIs(MHREM_COD, [MH_COD, MHREM_COD]));
