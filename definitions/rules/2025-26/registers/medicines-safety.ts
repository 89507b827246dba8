import {
  after,
  ageOver,
  all,
  between,
  type CodelistName,
  dateOf,
  differentCodes,
  earliest,
  fellByPercent,
  has,
  inMonths,
  latest,
  monthsBefore,
  onOrBefore,
  periodEnd,
  records,
  recordsAtLeast,
  register,
  roseByPercent,
  select,
  type Test,
  valuedRecords,
} from '../../../../src/indicators/language/index.ts';
import {
  ACEDRUG_COD,
  ANTIPLATDRUG_COD,
  ANTIPSYDRUG_COD,
  ARBDRUG_COD,
  ASTTRT_COD,
  DOACDRUG_COD,
  EPILDRUG_COD,
  LBBDRUG_COD,
  LIT_COD,
  OLLTDRUG_COD,
  STATIN_COD,
  ULBBDRUG_COD,
  VITKDRUG_COD,
} from '../codelists.ts';
import { isPrescribed } from '../frequent-tests.ts';
import {
  ANTIHYP_COD,
  CREAT_COD,
  DMDRUG_COD,
  EGFR_COD,
  KSPARE_COD,
  MTX_COD,
  OTHERDRUG_COD,
  POTASS_COD,
  RAASSTART_COD,
} from '../outcomes-codelists.ts';

export const anticoagulants = [DOACDRUG_COD, VITKDRUG_COD];

export const ANTICOAG = register({
  id: 'ANTICOAG',
  title: 'On an oral anticoagulant',
  wording: 'People aged 18 and over on an oral anticoagulant',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select(
      'aged 18 or over, prescribed an anticoagulant in the 12 months',
      all(ageOver(17), has(anticoagulants, inMonths(12))),
    ),
  ],
});

/** Prescribed now, and six months ago or longer. */
function hasTaken(medicine: CodelistName): Test {
  return all(isPrescribed(medicine), has(medicine, onOrBefore(monthsBefore(6, periodEnd))));
}

export const LITHIUM = register({
  id: 'LITHIUM',
  title: 'Lithium for 6 months or more',
  wording: 'People on lithium for 6 months or more',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [select('prescribed lithium now and 6 months ago or longer', hasTaken(LIT_COD))],
});

export const METHOTREXATE = register({
  id: 'METHOTREXATE',
  title: 'Methotrexate for 6 months or more',
  wording: 'People on methotrexate for 6 months or more',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [select('prescribed methotrexate now and 6 months ago or longer', hasTaken(MTX_COD))],
});

/** The first potassium of 6.0 or more in the 12 months. */
export const highPotassium = earliest(recordsAtLeast('6.0', POTASS_COD, inMonths(12)));
const highDay = dateOf(highPotassium);
const raises = [ACEDRUG_COD, ARBDRUG_COD, KSPARE_COD];

export const POTASSIUM = register({
  id: 'POTASSIUM',
  title: 'High potassium on a medicine that raises it',
  wording: 'People with a potassium of 6.0 or more while on an ACE inhibitor, ARB or potassium-sparing diuretic',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select(
      '6.0 or more in the 12 months, within 6 months of such a medicine',
      has(raises, between(monthsBefore(6, highDay), highDay)),
    ),
  ],
});

const started = dateOf(earliest(records(RAASSTART_COD, inMonths(12))));
/** The first results after an ACE inhibitor or ARB was started or increased. */
export const laterFiltration = earliest(valuedRecords([EGFR_COD, CREAT_COD], after(started)));
const filtration = {
  earlier: latest(valuedRecords(EGFR_COD, onOrBefore(started))),
  later: earliest(valuedRecords(EGFR_COD, after(started))),
};
const creatinine = {
  earlier: latest(valuedRecords(CREAT_COD, onOrBefore(started))),
  later: earliest(valuedRecords(CREAT_COD, after(started))),
};

export const KIDNEYFALL = register({
  id: 'KIDNEYFALL',
  title: 'Kidney function fell after an ACE inhibitor or ARB',
  wording:
    'People whose eGFR fell by 25 % or more, or creatinine rose by 30 % or more, after an ACE inhibitor or ARB ' +
    'was started or increased',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select('eGFR fell by 25 % or more', fellByPercent('25', filtration.earlier, filtration.later)),
    select('creatinine rose by 30 % or more', roseByPercent('30', creatinine.earlier, creatinine.later)),
  ],
});

/** Everything that is issued again and again. */
const regularMedicines = [
  STATIN_COD,
  OLLTDRUG_COD,
  ANTIPLATDRUG_COD,
  DOACDRUG_COD,
  VITKDRUG_COD,
  ANTIHYP_COD,
  ACEDRUG_COD,
  ARBDRUG_COD,
  LBBDRUG_COD,
  ULBBDRUG_COD,
  KSPARE_COD,
  DMDRUG_COD,
  ASTTRT_COD,
  LIT_COD,
  ANTIPSYDRUG_COD,
  EPILDRUG_COD,
  MTX_COD,
  OTHERDRUG_COD,
];

export const MANYMEDICINES = register({
  id: 'MANYMEDICINES',
  title: 'Ten or more regular medicines',
  wording: 'People aged 75 and over on 10 or more regular medicines',
  source: 'Quality Outcomes for Health, demonstration edition',
  steps: [
    select(
      'aged 75 or over, ten or more medicines in the 3 months',
      all(ageOver(74), differentCodes(10, records(regularMedicines, inMonths(3)))),
    ),
  ],
});
