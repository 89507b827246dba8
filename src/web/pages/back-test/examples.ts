import type { BackTestReport } from '../../../reports/index.ts';
import { HASH, type PageExample, pounds, withEachMissing } from '../../examples/example.ts';
import { backTestView } from './view.ts';

const REPORT: BackTestReport = {
  year: '2014/15',
  release: 'published',
  checks: [
    {
      check: 'components',
      words: 'The columns from Global Sum on add to the total.',
      found: '7959 of 7959 rows',
      holds: true,
      rows: { checked: 7959, exceptions: 0 },
    },
    { check: 'implied price', words: 'The median is the price.', found: '1.0183', holds: false, rows: null },
  ],
  impliedGlobalSumPrice: null,
  residuals: {
    practices: 4452,
    netPrice: '69.543624',
    groups: [
      {
        cause: 'London',
        words: 'within 2% once £2.18 a registered patient is added',
        practices: 338,
        sharePercent: '7.6',
        residualPence: pounds('4012003.11'),
      },
    ],
    listed: [
      {
        practice: 'M87001',
        name: 'A REAL PRACTICE',
        area: '05C',
        cause: 'not explained',
        publishedPence: pounds('590123.00'),
        reckonedPence: pounds('540123.00'),
        residualPence: pounds('50000.00'),
        residualPercent: '-9.3',
        file: HASH,
        row: 4123,
      },
    ],
  },
  notAdding: [
    {
      practice: 'M87002',
      name: '',
      area: '05C',
      reason: 'total not received',
      published: null,
      sum: '10.00',
      difference: null,
      file: HASH,
      row: 4124,
    },
  ],
  averagesNotAdding: [{ practice: 'M87003', of: 'weighted', published: '124.39', reckoned: '124.52', row: 7 }],
  file: { sha256: HASH, practices: 7959, totalPounds: '7990324226.00', weightedToRegistered: '0.999857' },
};

export const examples: readonly PageExample[] = [
  { name: 'back-test', page: () => backTestView(REPORT) },
  ...withEachMissing(REPORT, ['residuals', 'checks', 'notAdding', 'averagesNotAdding']).map(({ path, report }) => ({
    name: `back-test without ${path}`,
    page: () => backTestView(report),
  })),
];
