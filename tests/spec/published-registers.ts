/**
 * Every register of the published list in the language, as `qof_registers.json` words it: that all of them can be
 * said is what is tested here; those that are paid on are in definitions/.
 */
import {
  ageOver,
  ageOverOn,
  ageUnder,
  all,
  any,
  atLeast,
  between,
  type CodelistName,
  codelist,
  dateOf,
  daysAfter,
  daysBefore,
  earliest,
  ever,
  exists,
  has,
  inMonths,
  isAfter,
  isBefore,
  isFemale,
  isOfEthnicity,
  isOn,
  isOnOrBefore,
  latest,
  monthsBefore,
  not,
  on,
  onOrAfter,
  onOrAfterAny,
  periodEnd,
  type Register,
  reachesInYear,
  records,
  recordsAtLeast,
  recordsBelow,
  register,
  registration,
  reject,
  select,
  type Test,
  valuedRecords,
} from '../../src/indicators/language/index.ts';

const list = (name: string): CodelistName => codelist(name);
const lists = (...names: string[]): CodelistName[] => names.map(list);

/** Diagnosed, and no resolution on a later day. */
function unresolved(diagnoses: readonly CodelistName[], resolutions: readonly CodelistName[]): Test {
  const last = (of: readonly CodelistName[]) => dateOf(latest(records(of, ever)));
  return all(has(diagnoses, ever), any(not(has(resolutions, ever)), isOnOrBefore(last(resolutions), last(diagnoses))));
}

function simple(id: string, words: string, when: Test): Register {
  return register({ id, title: id, wording: words, source: 'qof_registers.json', steps: [select(words, when)] });
}

function diagnosed(id: string, ...names: string[]): Register {
  return simple(id, `${names.join(' or ')} ever`, has(lists(...names), ever));
}

const HYP = simple('HYP', 'unresolved', unresolved(lists('HYP_COD'), lists('HYPRES_COD')));
const DM = simple('DM', '17 or over, unresolved', all(ageOver(16), unresolved(lists('DM_COD'), lists('DMRES_COD'))));
const AST = simple(
  'AST',
  '6 or over, unresolved, treated in 12 months',
  all(ageOver(5), unresolved(lists('AST_COD'), lists('ASTRES_COD')), has(list('ASTTRT_COD'), inMonths(12))),
);
const CHD = diagnosed('CHD', 'CHD_COD');
const PAD = diagnosed('PAD', 'PAD_COD');
const STIA = diagnosed('STIA', 'STRK_COD', 'TIA_COD');
const CKD = simple(
  'CKD',
  '18 or over, not lowered or resolved later',
  all(ageOver(17), unresolved(lists('CKD_COD'), lists('CKD1AND2_COD', 'CKDRES_COD'))),
);
const HF = simple('HF', 'unresolved', unresolved(lists('HF_COD'), lists('HFRES_COD')));

const lastLithium = dateOf(latest(records(list('LIT_COD'), inMonths(6))));
const MH = simple(
  'MH',
  'diagnosed ever, or on lithium that was not stopped',
  any(
    has(list('MH_COD'), ever),
    all(has(list('LIT_COD'), inMonths(6)), not(has(list('LITSTP_COD'), onOrAfter(lastLithium)))),
  ),
);

const firstUnresolved = earliest(records(list('COPD_COD'), onOrAfterAny(latest(records(list('COPDRES_COD'), ever)))));
const isConfirmedAround = (date: typeof registration): Test =>
  exists(recordsBelow('0.7', list('FEV1FVC_COD'), between(daysBefore(93, date), daysAfter(186, date))));
const COPD = register({
  id: 'COPD',
  title: 'COPD',
  wording: 'diagnosed before April 2023, or confirmed, or unable',
  source: 'qof_registers.json',
  steps: [
    reject('no unresolved diagnosis', not(exists(firstUnresolved.of))),
    select('diagnosed before 1 April 2023', isBefore(dateOf(firstUnresolved), on('2023-04-01'))),
    select('confirmed around the diagnosis', isConfirmedAround(dateOf(firstUnresolved))),
    select(
      'newly registered and confirmed around registration',
      all(isAfter(registration, monthsBefore(12, periodEnd)), isConfirmedAround(registration)),
    ),
    select('unable to undertake spirometry', has(list('SPIRPU_COD'), ever)),
  ],
});

const NDH = lists('NDH_COD', 'IGT_COD', 'PRD_COD');
const latestBmi = latest(valuedRecords(list('BMI_VALUE'), inMonths(12)));
const latestEpisode = dateOf(latest(records(list('DEPR_COD'), ever)));

export const publishedRegisters: readonly Register[] = [
  simple('AF', 'unresolved', unresolved(lists('AFIB_COD'), lists('AFIBRES_COD'))),
  AST,
  simple('CAN', 'an episode since April 2003', has(list('CAN_COD'), onOrAfter(on('2003-04-01')))),
  CHD,
  CKD,
  COPD,
  diagnosed('DEM', 'DEM_COD'),
  simple(
    'DEP',
    '18 or over, the latest episode unresolved and since April 2006',
    all(
      ageOver(17),
      unresolved(lists('DEPR_COD'), lists('DEPRES_COD')),
      not(isBefore(latestEpisode, on('2006-04-01'))),
    ),
  ),
  DM,
  simple(
    'EP',
    '18 or over, unresolved, treated in 6 months',
    all(ageOver(17), unresolved(lists('EPIL_COD'), lists('EPILRES_COD')), has(list('EPILDRUG_COD'), inMonths(6))),
  ),
  HF,
  simple(
    'HF_LVSD',
    'on the register with reduced ejection fraction',
    all(isOn(HF), unresolved(lists('HFLVSD_COD', 'REDEJCFRAC_COD'), lists('HFRES_COD'))),
  ),
  HYP,
  simple('LD', 'not removed later', unresolved(lists('LD_COD'), lists('LDREM_COD'))),
  MH,
  simple(
    'NDH',
    '18 or over when first diagnosed, without unresolved diabetes',
    all(ageOverOn(17, dateOf(earliest(records(NDH, ever)))), not(unresolved(lists('DM_COD'), lists('DMRES_COD')))),
  ),
  simple(
    'OB',
    '18 or over with a body mass index of 30, or 27.5 in some family backgrounds',
    all(
      ageOver(17),
      any(
        has(list('BMI30_COD'), inMonths(12)),
        atLeast('30', latestBmi),
        all(
          isOfEthnicity('H', 'J', 'K', 'L', 'M', 'N', 'P', 'R'),
          exists(recordsAtLeast('27.5', list('BMI_VALUE'), inMonths(12))),
        ),
      ),
    ),
  ),
  register({
    id: 'OST',
    title: 'OST',
    wording: 'a fragility fracture with osteoporosis',
    source: 'qof_registers.json',
    steps: [
      select(
        'aged 50 to 74, confirmed by DXA',
        all(ageOver(49), ageUnder(75), has(list('FF_COD'), onOrAfter(on('2012-04-01'))), has(list('DXA_COD'), ever)),
      ),
      select(
        'aged 75 or over',
        all(ageOver(74), has(list('FF_COD'), onOrAfter(on('2014-04-01'))), has(list('OSTEO_COD'), ever)),
      ),
    ],
  }),
  PAD,
  simple(
    'PC',
    'identified since April 2008 and not removed later',
    all(
      unresolved(lists('PALCARE_COD'), lists('PALCARENI_COD')),
      has(list('PALCARE_COD'), onOrAfter(on('2008-04-01'))),
    ),
  ),
  simple('RA', '16 or over, diagnosed', all(ageOver(15), has(list('RARTH_COD'), ever))),
  STIA,
  simple('CHOL', 'on any of four registers', any(isOn(CHD), isOn(PAD), isOn(STIA), isOn(CKD))),
  simple('CHOL2', 'on any of three registers', any(isOn(CHD), isOn(PAD), isOn(STIA))),
  simple(
    'SMOK1',
    'on any of nine registers',
    any(isOn(CHD), isOn(PAD), isOn(STIA), isOn(HYP), isOn(DM), isOn(COPD), isOn(CKD), isOn(AST), isOn(MH)),
  ),
  simple('SMOK2', 'aged 15 or over', ageOver(14)),
  simple('CS', 'a woman aged 25 to 64', all(isFemale, ageOver(24), ageUnder(65))),
  simple('VI1', 'reached 8 months in the year', reachesInYear(8)),
  simple('VI2', 'reached 18 months in the year', reachesInYear(18)),
  simple('VI3', 'reached 5 years in the year', reachesInYear(60)),
  simple('VI4', 'reached 80 or 81 in the year', any(reachesInYear(960), reachesInYear(972))),
];

/** What the rule sequences call ALL: everybody registered. */
export const everybodyRegistered: Register = simple('ALL', 'registered', isOnOrBefore(registration, periodEnd));
