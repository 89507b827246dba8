import type { Measure } from '../../../../src/indicators/language/index.ts';

const TWO_TOOLS = 'QOF 2025/26: two independent public tools agree on points and thresholds';
const MAJORITY = 'QOF 2025/26: the majority of three public tools';
const UNVERIFIED = 'The rule is unverified: not payable without a recorded acceptance.';
const EVERYBODY = 'Its rule begins from everybody registered, so that there is no prevalence to adjust by.';

function measure(id: string, shortTitle: string, points: number, lowerPercent: number, upperPercent: number): Measure {
  return { id, rule: id, shortTitle, points, lowerPercent, upperPercent, prevalenceAdjusted: true, source: TWO_TOOLS };
}

function unverified(
  id: string,
  shortTitle: string,
  points: number,
  lowerPercent: number,
  upperPercent: number,
): Measure {
  return { ...measure(id, shortTitle, points, lowerPercent, upperPercent), note: UNVERIFIED };
}

/** The 44 indicators of QOF 2025/26: 564 points. Registers earn none since 2025/26. */
export const measures: readonly Measure[] = [
  measure('AF006', 'Stroke risk assessed', 12, 40, 90),
  measure('AF008', 'Anticoagulation', 12, 70, 95),
  unverified('CHD005', 'Antiplatelet or anticoagulant', 7, 56, 96),
  measure('CHD015', 'Blood pressure ≤140/90 in heart disease', 33, 40, 90),
  measure('CHD016', 'Blood pressure ≤150/90 in heart disease, aged ≥80', 14, 46, 90),
  unverified('CHOL003', 'Statin or alternative', 38, 70, 95),
  unverified('CHOL004', 'Cholesterol at target', 44, 20, 50),
  unverified('HF003', 'ACE inhibitor or ARB', 6, 60, 92),
  unverified('HF006', 'Licensed beta-blocker', 6, 60, 92),
  unverified('HF007', 'Heart failure review', 7, 50, 90),
  unverified('HF008', 'Heart failure confirmed', 6, 50, 90),
  measure('HYP008', 'Blood pressure ≤140/90, aged ≤79', 38, 40, 85),
  measure('HYP009', 'Blood pressure ≤150/90, aged ≥80', 14, 40, 85),
  unverified('STIA007', 'Antiplatelet or anticoagulant after stroke', 4, 57, 97),
  measure('STIA014', 'Blood pressure ≤140/90 after stroke', 8, 40, 90),
  measure('STIA015', 'Blood pressure ≤150/90 after stroke, aged ≥80', 6, 46, 90),
  unverified('DM006', 'ACE inhibitor or ARB in kidney disease', 3, 57, 97),
  unverified('DM012', 'Foot examination', 4, 50, 90),
  unverified('DM014', 'Structured education', 11, 40, 90),
  {
    ...measure('DM020', 'HbA1c ≤58, not frail', 17, 35, 75),
    source: MAJORITY,
    note: 'Unverified threshold: a third public tool says 37–75 %.',
  },
  measure('DM021', 'HbA1c ≤75, frail', 10, 52, 92),
  unverified('DM034', 'Statin without vascular disease', 4, 50, 90),
  unverified('DM035', 'Statin with vascular disease', 2, 50, 90),
  measure('DM036', 'Blood pressure ≤140/90 in diabetes', 27, 38, 90),
  measure('AST007', 'Asthma review', 20, 45, 70),
  unverified('AST012', 'Asthma confirmed by a test', 15, 45, 80),
  measure('COPD010', 'COPD review', 9, 50, 90),
  measure('DEM004', 'Dementia care plan', 14, 35, 70),
  unverified('MH002', 'Mental health care plan', 5, 40, 90),
  { ...measure('MH003', 'Blood pressure in mental illness', 3, 50, 90), prevalenceRegister: 'MH' },
  unverified('MH006', 'Body mass index in mental illness', 3, 50, 90),
  unverified('MH007', 'Alcohol in mental illness', 3, 50, 90),
  unverified('MH011', 'Lipids in mental illness', 7, 50, 90),
  unverified('MH012', 'Glucose in mental illness', 7, 50, 90),
  unverified('NDH002', 'Glucose tested in hyperglycaemia', 18, 50, 90),
  { ...measure('BP002', 'Blood pressure, aged ≥45', 15, 50, 90), prevalenceAdjusted: false, note: EVERYBODY },
  measure('SMOK002', 'Smoking status', 25, 50, 90),
  measure('SMOK004', 'Support to stop smoking', 12, 40, 90),
  { ...measure('VI001', 'DTP by 8 months', 18, 89, 96), prevalenceAdjusted: false, note: EVERYBODY },
  { ...measure('VI002', 'MMR by 18 months', 18, 86, 96), prevalenceAdjusted: false, note: EVERYBODY },
  {
    ...measure('VI003', 'Preschool booster and MMR', 18, 81, 96),
    prevalenceAdjusted: false,
    source: MAJORITY,
    note: 'Unverified threshold: a third public tool says 86–96 %.',
  },
  {
    ...unverified('VI004', 'Shingles vaccine', 10, 50, 60),
    prevalenceAdjusted: false,
    source: MAJORITY,
    note: 'The rule is unverified: not payable without a recorded acceptance. Unverified threshold: a third public tool says 57–97 %.',
  },
  { ...measure('CS005', 'Cervical screening, 25–49', 7, 45, 80), prevalenceAdjusted: false },
  { ...measure('CS006', 'Cervical screening, 50–64', 4, 45, 80), prevalenceAdjusted: false },
];
