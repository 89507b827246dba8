import type { Measure } from '../../../../src/indicators/language/index.ts';

const TWO_TOOLS = 'QOF 2025/26: two independent public tools agree on points and thresholds';

function measure(id: string, shortTitle: string, points: number, lowerPercent: number, upperPercent: number): Measure {
  return { id, rule: id, shortTitle, points, lowerPercent, upperPercent, prevalenceAdjusted: true, source: TWO_TOOLS };
}

/** What each indicator is worth. Points and thresholds of QOF 2025/26, but for IND265, which QOF does not have. */
export const measures: readonly Measure[] = [
  measure('HYP008', 'Blood pressure ≤140/90, aged ≤79', 38, 40, 85),
  measure('HYP009', 'Blood pressure ≤150/90, aged ≥80', 14, 40, 85),
  {
    ...measure('DM020', 'HbA1c ≤58, not frail', 17, 35, 75),
    source: 'QOF 2025/26: the majority of three public tools',
    note: 'Unverified threshold: a third public tool says 37–75 %.',
  },
  measure('DM036', 'Blood pressure ≤140/90 in diabetes', 27, 38, 90),
  measure('AF008', 'Anticoagulation', 12, 70, 95),
  measure('COPD010', 'COPD review', 9, 50, 90),
  measure('AST007', 'Asthma review', 20, 45, 70),
  {
    ...measure('CHD005', 'Antiplatelet or anticoagulant', 7, 56, 96),
    note: 'The rule is unverified: not payable without a recorded acceptance.',
  },
  measure('SMOK004', 'Support to stop smoking', 12, 40, 90),
  measure('DEM004', 'Dementia care plan', 14, 35, 70),
  {
    ...measure('IND265', 'Learning disability health check and plan', 10, 50, 80),
    source: 'Invented for the demonstration',
    note: 'Points and thresholds are invented: QOF has no such indicator.',
  },
  { ...measure('CS005', 'Cervical screening, 25–49', 7, 45, 80), prevalenceAdjusted: false },
];
