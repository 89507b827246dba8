/**
 * How the invented commissioner's people are made: every rate with a word on its basis. Nothing here describes a real
 * practice or person. "About England" means a round figure near the national one, from memory, good enough to look
 * right and never to be quoted.
 *
 * Age bands everywhere: 0-4, 5-14, 15-24, 25-34, 35-44, 45-54, 55-64, 65-74, 75 and over.
 */
export const demoParameters = {
  people: {
    basis: 'Deaths about England 2023 by age and sex; moves about 4 in 100 a year, mostly of young adults.',
    deathsPerThousandAYear: {
      M: [0.9, 0.1, 0.4, 0.7, 1.4, 3.1, 7.2, 17, 66],
      F: [0.8, 0.08, 0.2, 0.4, 0.9, 2.0, 4.9, 11, 58],
    },
    /** A death is this many times as likely for each long-term condition beyond the first. */
    deathRatioACondition: 1.25,
    movesPerThousandAYear: [48, 32, 66, 82, 50, 28, 20, 17, 22],
    moveStaysInBoroughPerThousand: 420,
    returnsPerThousandJoiners: 60,
    newbornPerThousandJoinersUnderFive: 880,
    temporaryPerThousandAYear: 6,
    earlierRegistrationPerThousand: 15,
    optOutPerThousand: 30,
    optOutInPeriodPerThousand: 150,
    /** Ethnic category letters and their share per thousand, at average deprivation; the first takes the rest. */
    ethnicity: [
      ['A', 0], ['B', 6], ['C', 24], ['D', 11], ['E', 3], ['F', 7], ['G', 6], ['H', 24],
      ['J', 38], ['K', 6], ['L', 10], ['M', 11], ['N', 12], ['P', 5], ['R', 4], ['S', 8],
    ],
    ethnicityNotRecordedPerThousand: 55,
    southAsian: ['H', 'J', 'K', 'L'],
  },
  smoking: {
    basis: 'Current smokers about 13 in 100 adults in England 2023, more in deprived places.',
    currentPerThousand: [0, 0, 130, 175, 175, 165, 150, 115, 55],
    formerPerThousand: [0, 0, 40, 110, 170, 220, 270, 330, 350],
    deprivationSlope: 0.3,
    quitPerThousandAYear: 40,
  },
  /**
   * Risk of having a condition, per thousand people of the band. Where the practice table gives a percentage only the
   * shape matters; for the others the sum of the risks is what the practice gets. `times` multiply the risk;
   * `yearsKnown` is the mean time since diagnosis; `resolves` and `onceResolved` are per thousand.
   */
  conditions: {
    hypertension: {
      basis: 'Shape about England; level from the practice table.',
      M: [0, 0, 2, 15, 60, 150, 300, 450, 580],
      F: [0, 0, 2, 10, 45, 130, 270, 440, 620],
      minimumAge: 18, yearsKnown: 9, deprivationSlope: 0.08, resolves: 2, onceResolved: 4,
      times: { southAsian: 1.2 },
    },
    diabetes: {
      basis: 'About 7 in 100 of the list, as in the West Midlands; more in South Asian and deprived people.',
      M: [0.5, 2, 5, 10, 32, 75, 125, 170, 185],
      F: [0.5, 2, 5, 12, 28, 55, 95, 130, 145],
      minimumAge: 17, yearsKnown: 9, deprivationSlope: 0.22, resolves: 5, onceResolved: 2,
      times: { southAsian: 2.4, hypertension: 1.5 },
    },
    chd: {
      basis: 'Shape about England; level from the practice table.',
      M: [0, 0, 0, 1, 6, 30, 90, 170, 270],
      F: [0, 0, 0, 0.5, 2.5, 11, 35, 75, 160],
      minimumAge: 30, yearsKnown: 10, deprivationSlope: 0.15, resolves: 0, onceResolved: 0,
      times: { hypertension: 1.9, diabetes: 1.6, smoker: 1.5, former: 1.3 },
    },
    stroke: {
      basis: 'Shape about England; level from the practice table.',
      M: [0.1, 0.2, 0.5, 1, 4, 13, 35, 70, 150],
      F: [0.1, 0.2, 0.5, 1, 4, 11, 26, 52, 140],
      minimumAge: 18, yearsKnown: 8, deprivationSlope: 0.1, resolves: 0, onceResolved: 0,
      times: { hypertension: 1.8, diabetes: 1.3, chd: 1.5, smoker: 1.3 },
    },
    pad: {
      basis: 'Shape about England; level from the practice table.',
      M: [0, 0, 0, 0.2, 1, 4, 14, 28, 40],
      F: [0, 0, 0, 0.2, 0.7, 2, 7, 14, 24],
      minimumAge: 40, yearsKnown: 7, deprivationSlope: 0.25, resolves: 0, onceResolved: 0,
      times: { smoker: 3, former: 1.8, diabetes: 1.8, chd: 2, hypertension: 1.3 },
    },
    copd: {
      basis: 'Shape about England; level from the practice table; four in five have smoked.',
      M: [0, 0, 0, 0.5, 4, 16, 42, 75, 85],
      F: [0, 0, 0, 0.5, 4, 17, 42, 68, 70],
      minimumAge: 35, yearsKnown: 8, deprivationSlope: 0.35, resolves: 3, onceResolved: 2,
      times: { smoker: 6, former: 2.5 },
    },
    af: {
      basis: 'About 2.3 in 100 of the list.',
      M: [0, 0, 0.5, 1, 3, 10, 29, 72, 165],
      F: [0, 0, 0.2, 0.5, 1.5, 4, 14, 43, 130],
      minimumAge: 25, yearsKnown: 6, deprivationSlope: 0, resolves: 8, onceResolved: 1,
      times: { hypertension: 1.2, chd: 1.3 },
    },
    asthma: {
      basis: 'About 6.5 in 100 aged 6 and over treated in the last year.',
      M: [0, 55, 58, 52, 55, 58, 62, 68, 70],
      F: [0, 42, 62, 70, 74, 80, 84, 84, 78],
      minimumAge: 6, yearsKnown: 14, deprivationSlope: 0.08, resolves: 10, onceResolved: 12,
      times: {},
    },
    depression: {
      basis: 'Shape about England; level from the practice table.',
      M: [0, 0, 55, 85, 95, 100, 85, 55, 50],
      F: [0, 0, 110, 165, 170, 165, 140, 95, 85],
      minimumAge: 18, yearsKnown: 7, deprivationSlope: 0.12, resolves: 30, onceResolved: 45,
      times: { smoker: 1.4, diabetes: 1.2, copd: 1.4, chd: 1.2 },
    },
    dementia: {
      basis: 'About 0.8 in 100 of the list recorded.',
      M: [0, 0, 0, 0, 0.1, 0.4, 2, 11, 66],
      F: [0, 0, 0, 0, 0.1, 0.4, 2, 12, 92],
      minimumAge: 45, yearsKnown: 3, deprivationSlope: 0.05, resolves: 0, onceResolved: 0,
      times: { stroke: 1.6, diabetes: 1.2 },
    },
    learningDisability: {
      basis: 'About 0.6 in 100 of the list.',
      M: [0, 5, 9, 8, 6.5, 6, 5.5, 4.5, 2],
      F: [0, 3, 5.5, 5, 4.5, 4.5, 4.5, 3.5, 1.5],
      minimumAge: 5, yearsKnown: 20, deprivationSlope: 0.15, resolves: 0, onceResolved: 0.3,
      times: {},
    },
  },
  /** Of new diagnoses of COPD since April 2023: unable to do spirometry, and never confirmed (not on the register). */
  copd: { basis: 'Invented.', unableToDoSpirometryPerThousand: 60, unconfirmedPerThousand: 50 },
  frailty: {
    basis: 'Electronic frailty index of people of 65 and over: about 35, 12 and 3 in 100.',
    mildPerThousand: [200, 420], moderatePerThousand: [40, 190], severePerThousand: [8, 60],
  },
  quality: {
    basis:
      'Means about England 2023/24 after adjustments, from memory; spread wide enough to tell practices apart. ' +
      'A quarter of a practice’s spread is shared between its indicators.',
    sharedVariance: 0.35,
    deprivationEffect: -0.25,
    driftPerYear: { mean: 0.03, spread: 0.06 },
    indicators: {
      HYP008: { meanPercent: 73, spread: 0.38, persistence: 0.45 },
      HYP009: { meanPercent: 81, spread: 0.42, persistence: 0.45 },
      DM020: { meanPercent: 62, spread: 0.3, persistence: 0.65 },
      DM036: { meanPercent: 71, spread: 0.36, persistence: 0.45 },
      AF008: { meanPercent: 93, spread: 0.45, persistence: 0.9 },
      COPD010: { meanPercent: 79, spread: 0.6, persistence: 0.35 },
      AST007: { meanPercent: 63, spread: 0.55, persistence: 0.35 },
      CHD005: { meanPercent: 94, spread: 0.4, persistence: 0.9 },
      SMOK004: { meanPercent: 89, spread: 0.5, persistence: 0 },
      DEM004: { meanPercent: 76, spread: 0.6, persistence: 0.25 },
      IND265: { meanPercent: 76, spread: 0.6, persistence: 0.35 },
      CS005: { meanPercent: 72, spread: 0.35, persistence: 1 },
    },
  },
  adjustments: {
    basis: 'Personalised care adjustments of 3 to 9 in 100, as published for most indicators; the split is invented.',
    /** Of everybody on a register, by the same person-year in all their registers. */
    general: { unsuitablePerThousand: 6, unsuitableAged80PerThousand: 18, declinedPerThousand: 7, invitedPerThousand: 14 },
    maximalTherapyPerThousand: 8,
    bloodPressureDeclinedPerThousand: 4,
    diabetesMaximalPerThousand: 9,
    bloodTestDeclinedPerThousand: 5,
    fructosaminePerThousand: 2,
    anticoagulantPerThousand: 42,
    antiplateletPerThousand: 22,
    asthmaMonitoringDeclinedPerThousand: 14,
    dementiaPlanDeclinedPerThousand: 15,
    /** Of those who did not meet the numerator. */
    smokingOfMissedPerThousand: 350,
    screeningOfMissedPerThousand: 200,
    /** Met the numerator although newly registered or diagnosed: this share of what the practice does for others. */
    newPersonSharePerThousand: 500,
  },
  screening: {
    basis: 'Hysterectomy and pregnancy rates about England.',
    noCervixPerThousand: [0, 0, 0, 2, 12, 60, 90, 95, 95],
    pregnantPerThousandAYear: [0, 0, 28, 95, 38, 1, 0, 0, 0],
  },
  contacts: {
    basis: 'Consultations about 5 a head a year in 2013 (the programme’s own figure); coded contacts about 4.',
    perYear: { M: [3.3, 1.4, 1.4, 1.7, 2.2, 2.8, 3.7, 4.8, 6.3], F: [3.1, 1.4, 3.0, 3.7, 3.6, 3.9, 4.3, 5.0, 6.6] },
    ratioACondition: 1.28,
    spread: 0.55,
    linkedToEncounterPerThousand: 140,
    /** What is recorded at a contact, per thousand contacts of each kind. */
    gp: { share: 660, SYMPTOM_COD: 560, OTHERDRUG_COD: 520, LETTER_COD: 520, MEDREV_COD: 90, BP: 110, BMI_COD: 60, SMOKING: 70, ALCOHOL_COD: 40, CHOL_COD: 40, EGFR_COD: 90, IFCCHBAM_COD: 40 },
    nurse: { share: 340, SYMPTOM_COD: 110, OTHERDRUG_COD: 120, LETTER_COD: 420, MEDREV_COD: 120, BP: 330, BMI_COD: 300, SMOKING: 280, ALCOHOL_COD: 240, CHOL_COD: 160, EGFR_COD: 210, IFCCHBAM_COD: 80 },
    child: { share: 700, SYMPTOM_COD: 620, OTHERDRUG_COD: 420, LETTER_COD: 380 },
  },
  medicines: {
    basis: 'Repeat medicines about 3 to 4 a head at 75 and over; issued every four to twelve weeks.',
    otherRepeats: [0.03, 0.05, 0.2, 0.3, 0.45, 0.75, 1.15, 1.7, 2.5],
    issueEveryDays: [28, 35, 56, 56, 56, 84],
  },
  hospital: {
    basis: 'ED about 350 and emergency admissions about 95 per thousand a year; prices invented.',
    edPerThousandAYear: [520, 290, 370, 350, 290, 270, 260, 290, 480],
    admissionsPerThousandAYear: [110, 30, 45, 50, 52, 62, 85, 135, 330],
    ratioACondition: 1.35,
    edPence: [9200, 46500],
    admissionPence: [48000, 910000],
    /** ICD-10 primary codes with weights; a condition's own come first for people who have it. */
    icd10: [
      ['R07.4', 80], ['J18.9', 55], ['N39.0', 55], ['A41.9', 45], ['R55', 40], ['S72.0', 25], ['K52.9', 30], ['L03.1', 35],
      ['R10.4', 60], ['J22', 30], ['I26.9', 12], ['K35.8', 14], ['S09.9', 30], ['R51', 25], ['T39.1', 14], ['K92.2', 20],
      ['N17.9', 22], ['J06.9', 40], ['B34.9', 38], ['R29.6', 30], ['G40.9', 14], ['O26.9', 24], ['F10.0', 14], ['K59.0', 14],
    ],
    icd10OfCondition: {
      copd: ['J44.1', 380], chd: ['I21.4', 180], af: ['I48.9', 150], asthma: ['J45.9', 110], diabetes: ['E11.9', 60],
      stroke: ['I63.9', 130], dementia: ['F05.1', 140], hypertension: ['I50.0', 60],
    },
  },
  /** Codes that most rows of a published codelist carry; the rest of the list shares what is left. Weights per 256. */
  commonCodes: {
    basis: 'What general practice mostly records.',
    weights: {
      HYP_COD: [['59621000', 170], ['38341003', 60], ['1201005', 14]],
      DM_COD: [['44054006', 210], ['46635009', 24], ['73211009', 18]],
      AST_COD: [['195967001', 236]],
      DEM_COD: [['26929004', 110], ['429998004', 60], ['52448006', 76]],
      DEPR_COD: [['35489007', 120], ['370143000', 40], ['310496002', 40], ['310495003', 34], ['191616006', 18]],
      STRK_COD: [['230690007', 236]],
      TIA_COD: [['266257000', 246]],
      LD_COD: [['416075005', 120], ['110359009', 60], ['86765009', 40], ['61152003', 26], ['31216003', 8]],
      SYSBP_COD: [['271649006', 250]],
      DIASBP_COD: [['271650006', 250]],
      IFCCHBAM_COD: [['999791000000106', 250]],
      HYPINVITE_COD: [['1110941000000107', 110], ['185719002', 50], ['1066951000000101', 60], ['310427004', 36]],
      DMINVITE_COD: [['1110921000000100', 110], ['185756006', 50], ['1066911000000100', 60], ['310425007', 36]],
    },
    /** Lists of which only the common codes are used: the others would put a person in another list as well. */
    only: ['HYPINVITE_COD', 'DMINVITE_COD', 'LD_COD', 'DM_COD', 'DEM_COD', 'STRK_COD', 'DEPR_COD'],
  },
  units: {
    basis: 'As general practice systems print them.',
    of: {
      SYSBP_COD: 'mmHg', DIASBP_COD: 'mmHg', IFCCHBAM_COD: 'mmol/mol', CHOL_COD: 'mmol/L', BMI_COD: 'kg/m2',
      EGFR_COD: 'mL/min/{1.73_m2}', ALCOHOL_COD: '{units}/wk', FEV1FVC_COD: '1',
    },
  },
  faults: {
    basis: 'So that every check of a received file has something to find. Named in truth.json.',
    latePractices: 10,
    badRowPractices: ['X00007', 'X00019', 'X00032'],
    lateRowsPerThousand: 25,
    lateFrom: '2026-02-01',
    correctionsAPractice: 40,
    withdrawnAPractice: 12,
  },
};
