/**
 * What else happens to the invented commissioner's people: further conditions and the care, contacts and reports that
 * the outcome measures ask for. As in parameters.ts, "about England" is a round figure from memory, never to be quoted.
 *
 * Age bands everywhere: 0-4, 5-14, 15-24, 25-34, 35-44, 45-54, 55-64, 65-74, 75 and over.
 */
const everyYear = { spread: 0.5, partialPerThousand: 350 };

const further = {
  heartFailure: {
    basis: 'About 1 in 100 of the list; half with a reduced ejection fraction.',
    M: [0, 0, 0, 0.2, 0.6, 2, 6, 15, 40],
    F: [0, 0, 0, 0.1, 0.4, 1.2, 3.5, 10, 34],
    minimumAge: 20,
    yearsKnown: 5,
    deprivationSlope: 0.15,
    times: { chd: 3, af: 2.5, hypertension: 1.2 },
    codes: [
      ['HF_COD', 1000],
      ['HFLVSD_COD', 420],
      ['REDEJCFRAC_COD', 120],
    ],
  },
  kidneyDisease: {
    basis: 'About 4 in 100 adults coded with G3a to G5.',
    M: [0, 0, 0.4, 0.8, 2, 7, 20, 60, 180],
    F: [0, 0, 0.4, 0.8, 2, 8, 23, 68, 195],
    minimumAge: 18,
    yearsKnown: 6,
    deprivationSlope: 0.05,
    times: { diabetes: 1.8, hypertension: 1.5 },
    codes: [['CKD_COD', 1000]],
  },
  severeMentalIllness: {
    basis: 'About 1 in 100 of the list, more in deprived places.',
    M: [0, 0, 3, 8, 12, 14, 13, 10, 8],
    F: [0, 0, 2, 6, 9, 12, 13, 12, 11],
    minimumAge: 15,
    yearsKnown: 14,
    deprivationSlope: 0.35,
    times: {},
    codes: [['MH_COD', 1000]],
  },
  hyperglycaemia: {
    basis: 'About 6 in 100 adults, rising as practices look for it.',
    M: [0, 0, 2, 8, 25, 60, 110, 150, 160],
    F: [0, 0, 2, 9, 25, 55, 100, 140, 150],
    minimumAge: 18,
    yearsKnown: 4,
    deprivationSlope: 0.1,
    times: { hypertension: 1.3 },
    without: ['diabetes'],
    codes: [['NDH_COD', 1000]],
  },
  cancer: {
    basis: 'About 3.5 in 100 of the list since 2003.',
    M: [0.3, 0.5, 1, 3, 7, 17, 45, 110, 190],
    F: [0.3, 0.5, 1, 5, 16, 38, 65, 105, 140],
    minimumAge: 0,
    yearsKnown: 6,
    deprivationSlope: 0,
    times: {},
    codes: [['CAN_COD', 1000]],
  },
  epilepsy: {
    basis: 'About 0.8 in 100 adults, treated.',
    M: [1, 4, 6, 7, 8, 9, 9, 10, 11],
    F: [1, 4, 6, 7, 8, 8, 8, 9, 10],
    minimumAge: 2,
    yearsKnown: 15,
    deprivationSlope: 0.15,
    times: { learningDisability: 12, stroke: 1.8 },
    codes: [['EPIL_COD', 1000]],
  },
  rheumatoidArthritis: {
    basis: 'About 0.7 in 100 adults.',
    M: [0, 0, 0.3, 1, 2, 5, 8, 12, 14],
    F: [0, 0, 0.6, 2, 5, 10, 17, 24, 26],
    minimumAge: 16,
    yearsKnown: 10,
    deprivationSlope: 0,
    times: {},
    codes: [['RARTH_COD', 1000]],
  },
  fragilityFracture: {
    basis: 'About 5 in 100 aged 50 and over; half with osteoporosis recorded.',
    M: [0, 0, 0, 0, 0, 4, 8, 15, 40],
    F: [0, 0, 0, 0, 0, 8, 20, 45, 130],
    minimumAge: 50,
    yearsKnown: 4,
    deprivationSlope: 0,
    times: {},
    codes: [
      ['FF_COD', 1000],
      ['OSTEO_COD', 520],
      ['DXA_COD', 430],
    ],
  },
  nephropathy: {
    basis: 'About one in seven people with diabetes; hardly anybody else.',
    M: [0, 0, 0.2, 0.5, 1, 2, 3, 4, 5],
    F: [0, 0, 0.2, 0.5, 1, 1.5, 2.5, 3.5, 5],
    minimumAge: 17,
    yearsKnown: 5,
    deprivationSlope: 0.1,
    times: { diabetes: 45 },
    codes: [
      ['PRT_COD', 550],
      ['MAL_COD', 600],
    ],
  },
  palliativeCare: {
    basis: 'About 0.5 in 100 of the list on the register at a time.',
    M: [0.1, 0.1, 0.1, 0.2, 0.5, 1.5, 4, 10, 40],
    F: [0.1, 0.1, 0.1, 0.2, 0.5, 1.5, 3.5, 8, 42],
    minimumAge: 0,
    yearsKnown: 0.8,
    deprivationSlope: 0,
    times: { dementia: 3, copd: 1.6 },
    codes: [['PALCARE_COD', 1000]],
  },
  carer: {
    basis: 'About 3 in 100 adults recorded by practices; surveys say one in ten.',
    M: [0, 1, 6, 10, 18, 30, 38, 36, 30],
    F: [0, 1, 9, 18, 32, 52, 58, 42, 26],
    minimumAge: 10,
    yearsKnown: 4,
    deprivationSlope: 0.1,
    times: {},
    codes: [['CARER_COD', 1000]],
  },
} as const;

const yearly = [
  {
    who: { of: ['heartFailure'] },
    records: [{ code: 'HFRVW_COD' }, { code: 'FUNCAP_COD' }, { code: 'MEDREV_COD' }],
    percent: 76,
    ...everyYear,
    adjustments: ['HFPCAPU_COD', 'HFPCADEC_COD', 'HFINVITE_COD'],
  },
  {
    who: { of: ['af'] },
    records: [{ code: 'CHADVASC_COD' }],
    percent: 88,
    spread: 0.5,
    adjustments: ['AFIBPCAPU_COD', 'AFIBPCADEC_COD', 'AFIBINVITE_COD'],
  },
  {
    who: { of: ['chd', 'stroke', 'pad'] },
    records: [
      { code: 'LDLCHOL_COD', value: { mean: 2.1, spread: 0.75, least: 0.5, most: 6.5, decimals: 1 } },
      { code: 'NONHDLCHOL_COD', value: { mean: 2.8, spread: 0.85, least: 0.8, most: 7.5, decimals: 1 } },
    ],
    percent: 78,
    ...everyYear,
    declined: ['CHOLDEC_COD', 60],
  },
  {
    who: { of: ['diabetes'] },
    records: [
      { code: 'CREAT_COD', value: { mean: 84, spread: 24, least: 35, most: 480, decimals: 0 } },
      { code: 'CHOL_COD', value: { mean: 4.3, spread: 1, least: 2, most: 10, decimals: 1 } },
      { code: 'BMI_COD', value: { mean: 31, spread: 5.5, least: 16, most: 60, decimals: 1 } },
    ],
    percent: 91,
    spread: 0.5,
  },
  {
    who: { of: ['diabetes'] },
    records: [{ code: 'FE_COD' }, { code: 'FRC_COD' }],
    percent: 82,
    ...everyYear,
    declined: ['FEDEC_COD', 80],
  },
  {
    who: { of: ['diabetes'] },
    records: [{ code: 'ACR_COD', value: { mean: 2.5, spread: 4, least: 0.3, most: 180, decimals: 1 } }],
    percent: 66,
    spread: 0.6,
  },
  {
    who: { of: ['hyperglycaemia'], notOf: ['diabetes'] },
    records: [{ code: 'IFCCHBAM_COD', value: { mean: 43, spread: 1.8, least: 38, most: 47, decimals: 0 } }],
    percent: 84,
    spread: 0.6,
    adjustments: ['NDHPU_COD', 'NDHPCADEC_COD', 'NDHINVITE_COD'],
    declined: ['GLUCDEC_COD', 40],
  },
  {
    who: { of: ['severeMentalIllness'] },
    records: [
      { code: 'BMI_COD', value: { mean: 29, spread: 6, least: 15, most: 60, decimals: 1 } },
      { code: 'ALCOHOL_COD', value: { mean: 8, spread: 9, least: 0, most: 80, decimals: 0 } },
    ],
    percent: 80,
    ...everyYear,
    adjustments: ['MHPCAPU_COD', 'MHPCADEC_COD', 'MHINVITE_COD'],
    declined: ['BMIDEC_COD', 80],
  },
  {
    who: { of: ['severeMentalIllness'] },
    records: [
      { code: 'LIPID_COD' },
      { code: 'GLUC_COD', value: { mean: 5.4, spread: 1, least: 3.4, most: 16, decimals: 1 } },
    ],
    percent: 72,
    ...everyYear,
    declined: ['GLUCDEC_COD', 90],
  },
  { who: { of: ['severeMentalIllness'] }, records: [{ code: 'MHP_COD' }], percent: 68, spread: 0.6 },
  {
    who: { conditions: 2 },
    records: [{ code: 'LTCRVW_COD' }, { code: 'GOALSET_COD' }, { code: 'PLANSHARE_COD' }],
    percent: 52,
    ...everyYear,
    adjustments: ['LTCPCAPU_COD', 'LTCPCADEC_COD', 'LTCINVITE_COD'],
  },
  {
    who: { isSeverelyFrail: true, aged: [65, 130] },
    records: [{ code: 'MEDREV_COD' }, { code: 'FALLSASK_COD' }],
    percent: 64,
    ...everyYear,
  },
  { who: { of: ['carer'] }, records: [{ code: 'CARERHC_COD' }], percent: 34, spread: 0.7 },
  { who: { of: ['copd'] }, records: [{ code: 'PULRHBOFF_COD' }], percent: 52, spread: 0.5 },
  {
    who: { aged: [40, 74], notOf: ['hypertension', 'diabetes', 'chd', 'stroke', 'pad', 'af', 'kidneyDisease'] },
    records: [
      { code: 'NHSHC_COD' },
      { code: 'CVDRISK_COD', value: { mean: 8, spread: 5, least: 0.5, most: 45, decimals: 1 } },
    ],
    percent: 10,
    spread: 0.4,
  },
  {
    who: { aged: [16, 130] },
    records: [{ code: 'AUDITC_COD', value: { mean: 3, spread: 2.6, least: 0, most: 12, decimals: 0 } }],
    percent: 13,
    spread: 0.4,
  },
  { who: { of: ['learningDisability'], aged: [18, 64] }, records: [{ code: 'LDKNOWN_COD' }], percent: 55, spread: 0.1 },
  {
    who: { of: ['severeMentalIllness'], aged: [18, 69] },
    records: [{ code: 'MHCONT_COD' }],
    percent: 46,
    spread: 0.2,
  },
  { who: { aged: [61, 74] }, records: [{ code: 'BOWELINV_COD' }], percent: 48, spread: 0.05 },
] as const;

const atDiagnosis = [
  { of: 'heartFailure', code: 'ECHO_COD', percent: 84, spread: 0.5, days: [-120, 0] },
  { of: 'depression', code: 'DEPRVW_COD', percent: 62, spread: 0.6, days: [10, 56] },
  { of: 'asthma', code: 'ASTTEST_COD', percent: 55, spread: 0.6, days: [-80, 80] },
  { of: 'diabetes', code: 'DSEP_COD', percent: 72, spread: 0.6, days: [0, 200] },
] as const;

const medicines = [
  { who: { of: ['heartFailure'] }, code: 'ACEDRUG_COD', perThousand: 620, everyDays: 56 },
  { who: { of: ['heartFailure'] }, code: 'LBBDRUG_COD', perThousand: 760, everyDays: 56 },
  { who: { of: ['heartFailure'] }, code: 'KSPARE_COD', perThousand: 220, everyDays: 56 },
  { who: { of: ['diabetes'], notOf: ['heartFailure'] }, code: 'ACEDRUG_COD', perThousand: 420, everyDays: 84 },
  {
    who: { of: ['hypertension'], notOf: ['heartFailure', 'diabetes'] },
    code: 'ACEDRUG_COD',
    perThousand: 220,
    everyDays: 84,
  },
  { who: { of: ['hypertension', 'diabetes'] }, code: 'ARBDRUG_COD', perThousand: 120, everyDays: 84 },
  { who: { of: ['chd', 'stroke', 'pad'] }, code: 'OLLTDRUG_COD', perThousand: 90, everyDays: 56 },
  { who: { of: ['severeMentalIllness'] }, code: 'ANTIPSYDRUG_COD', perThousand: 640, everyDays: 28 },
  {
    who: { of: ['severeMentalIllness'] },
    code: 'LIT_COD',
    perThousand: 60,
    everyDays: 28,
    checks: {
      records: [
        { code: 'LITLEV_COD', value: { mean: 0.65, spread: 0.15, least: 0.1, most: 1.6, decimals: 2 } },
        { code: 'CREAT_COD', value: { mean: 82, spread: 18, least: 40, most: 240, decimals: 0 } },
        { code: 'TSH_COD', value: { mean: 2.2, spread: 1.2, least: 0.1, most: 14, decimals: 1 } },
      ],
      everyDays: 84,
      percent: 82,
      spread: 0.6,
    },
  },
  { who: { of: ['epilepsy'] }, code: 'EPILDRUG_COD', perThousand: 900, everyDays: 56 },
  {
    who: { of: ['rheumatoidArthritis'] },
    code: 'MTX_COD',
    perThousand: 460,
    everyDays: 28,
    checks: {
      records: [
        { code: 'FBC_COD' },
        { code: 'CREAT_COD', value: { mean: 76, spread: 16, least: 40, most: 240, decimals: 0 } },
        { code: 'LFT_COD' },
      ],
      everyDays: 70,
      percent: 84,
      spread: 0.6,
    },
  },
  { who: { aged: [18, 130], notOf: ['af'] }, code: 'NSAIDDRUG_COD', perThousand: 90, everyDays: 28, forDays: 85 },
  { who: { of: ['af'] }, code: 'NSAIDDRUG_COD', perThousand: 30, everyDays: 28, forDays: 30 },
  { who: {}, code: 'ANTIBIOTIC_COD', perThousand: 450, everyDays: 190, forDays: 380 },
] as const;

/** Uptake about England, lower than asked for; the doses of one age share what a practice does. */
const vaccinations = [
  { code: 'DTP_VAC', months: 2, percent: 96, spread: 0.4 },
  { code: 'DTP_VAC', months: 3, percent: 95, spread: 0.4 },
  { code: 'DTP_VAC', months: 4, percent: 94, spread: 0.4 },
  { code: 'MMR_VAC', months: 13, percent: 91, spread: 0.4 },
  { code: 'MMR_VAC', months: 41, percent: 86, spread: 0.4 },
  { code: 'DTAPIPV_VAC', months: 41, percent: 87, spread: 0.4 },
] as const;

export const demoActivity = {
  further,
  yearly,
  atDiagnosis,
  medicines,
  vaccinations,
  prevention: {
    basis:
      'Smoking status of people with long-term conditions, beside what consultations record; screening about England.',
    smokingStatus: { percent: 76, spread: 0.5 },
    screenedFrom50: { percent: 76, spread: 0.35 },
  },
  birth: {
    basis: 'First feed of breast milk about 70 in 100, half still at 6 to 8 weeks; half of smokers smoke at delivery.',
    firstFeedPercent: 69,
    atReviewPercent: 45,
    smokerStaysPerThousand: 520,
  },
  school: {
    basis: 'Three in four of healthy weight at 5, two in three at 11; two in three ready for school.',
    centileMean: 55,
    centileSpread: 33,
    readyPercent: 66,
  },
  monitoring: {
    basis: 'Invented: events rare enough to be worth counting.',
    startedPerThousandAYear: 25,
    kidneyFallPerThousand: 60,
    highPotassiumPerThousand: 5,
    actedOnPercent: 74,
  },
  reports: {
    basis: 'Invented: the programme measures far fewer than it reaches.',
    activationPerThousandAYear: 12,
    socialReferralPerThousandAYear: 18,
    goalReachedPercent: 63,
    workPercent: { learningDisability: 5, severeMentalIllness: 9 },
  },
  community: {
    basis: 'Caseload about 2 in 100 of the list; reablement about 3 in 100 aged 65 and over a year.',
    caseloadPerThousand: [1, 0.5, 0.5, 1, 2, 4, 8, 20, 85],
    ulcerPerThousandAYear: 30,
    urgentReferralPerThousandAYear: [0, 0, 0, 0.5, 1, 3, 8, 25, 110],
    withinTwoHoursPercent: 76,
    reablementPerThousandAYear: [0, 0, 0, 0, 0, 0, 0, 12, 55],
    homePercent: 81,
  },
  deaths: {
    basis: 'A preference recorded for two in five who die; four in five of them die there.',
    preferencePercent: 42,
    preferredPlacePercent: 78,
  },
} as const;
