import type { FundingArea, FundingReport } from '../../../reports/index.ts';
import { HASH, type PageExample, withEachMissing } from '../../examples/example.ts';
import { fundingView } from './view.ts';

const spread = (median: string) => ({ median, lowerQuartile: '101.20', upperQuartile: '1134.55' });

const area = (
  code: string,
  areaName: string,
  contractType: FundingArea['contractType'],
  median: string,
): FundingArea => ({
  area: code,
  areaName,
  contractType,
  practices: 4321,
  practicesInFile: 4400,
  perRegisteredPatient: spread(median),
  perWeightedPatient: spread(median),
});

const FUNDING: FundingReport = {
  year: '2014/15',
  release: 'published',
  areas: [
    area('england', 'England', 'GMS', '118.21'),
    area('england', 'England', 'all', '124.10'),
    area('05C', 'NHS DUDLEY CCG', 'PMS', '130.77'),
    {
      ...area('05C', 'NHS DUDLEY CCG', 'APMS', '0'),
      perRegisteredPatient: null,
      perWeightedPatient: null,
      practices: 0,
    },
  ],
  impliedGlobalSumPrice: {
    area: 'england',
    practices: 4120,
    median: '70.11',
    lowerQuartile: '69.60',
    upperQuartile: '70.90',
    expected: { price: '73.56', outOfHoursShare: '5.46%', netPrice: '69.54' },
    ratioToExpected: '1.0082',
    words: 'The published Global Sum also holds the temporary patients adjustment.',
  },
  notAdding: [
    {
      practice: 'M87001',
      name: 'A REAL PRACTICE',
      area: '05C',
      reason: 'components differ from the total',
      file: HASH,
      row: 4123,
      published: '1204112.00',
      sum: '1204118.00',
      difference: '-6.00',
    },
    {
      practice: 'M87002',
      name: '',
      area: '05C',
      reason: 'total not received',
      file: HASH,
      row: 4124,
      published: null,
      sum: '10.00',
      difference: null,
    },
  ],
  notIncluded: [
    {
      reason: 'no patients',
      from: 'every figure for a head',
      words: 'it had no registered or no weighted patients',
      practices: 61,
      which: ['M87999'],
    },
  ],
  file: { sha256: HASH, practices: 7959, totalPounds: '7100412003.11', weightedToRegistered: '0.999857' },
  method: 'Median and quartiles by method R-7 over practices, each practice counting once.',
};

export const examples: readonly PageExample[] = [
  { name: 'funding', page: () => fundingView(FUNDING) },
  ...withEachMissing(FUNDING, [
    'areas',
    'impliedGlobalSumPrice',
    'impliedGlobalSumPrice.expected',
    'impliedGlobalSumPrice.ratioToExpected',
    'notAdding',
    'notIncluded',
    'file.weightedToRegistered',
  ]).map(({ path, report }) => ({ name: `funding without ${path}`, page: () => fundingView(report) })),
];
