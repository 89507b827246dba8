/**
 * When the demonstration's files were received, and what was wrong in them at first. Invented, so that a statement of
 * the year can be asked for as known on another day: lists come on the first day of their quarter, records and counts in
 * April 2026, what came late on the demonstration's own day.
 */
export const receipts = {
  /** The lists of July 2025 came without one practice's women, and whole again in September. */
  firstList: {
    file: 'Patient_List_Size_2025_07-09.csv',
    practice: 'X00003',
    columns: 'Female',
    correctedOn: '2025-09-12',
  },
  /** Figures that others report of practices. */
  reportedOn: '2026-04-08',
  extractsOn: '2026-04-08',
  countsOn: '2026-04-08',
  /** Counts came without one person of a numerator who had opted out, and whole again on the next day. */
  firstCounts: { file: 'X00007-counts.csv', component: 'numerator', cutOff: '2025-03-31', correctedOn: '2026-04-09' },
  lateFilesOn: '2026-04-10',
};

/**
 * A misprint in the framework that practices are paid by: the upper threshold of a measure for one day. Invented: the
 * demonstration's way of having a rule that was known otherwise.
 */
export const misprintedFramework = {
  measure: 'HYP008',
  upperPercent: 95,
  from: '2026-04-08',
  correctedFrom: '2026-04-09',
};

/** A weighting that came misprinted for the year and was corrected in June. The corrected one is that of practices.csv. */
export const firstWeighting = {
  practice: 'X00028',
  misprint: '1.100',
  listsFrom: '2023-04-01',
  validFrom: '2025-04-01',
  correctedOn: '2025-06-16',
};
