import type { FundingAreaTable } from '../../../reports/index.ts';
import { HASH, type PageExample, withEachMissing } from '../../examples/example.ts';
import { fundingAreaView } from './view.ts';

const AREA: FundingAreaTable = {
  year: '2014/15',
  release: 'published',
  area: '05C',
  areaName: 'NHS DUDLEY CCG',
  practices: [
    {
      practice: 'M87001',
      name: 'A REAL PRACTICE',
      contractType: 'GMS',
      registered: '8120',
      weighted: '8401.55',
      totalPounds: '1204112.00',
      perRegisteredPatient: '148.29',
      perWeightedPatient: '143.32',
      globalSumPerWeightedPatient: '70.11',
      leftOut: null,
      file: HASH,
      row: 4123,
    },
    {
      practice: 'M87002',
      name: '',
      contractType: 'unknown',
      registered: null,
      weighted: null,
      totalPounds: null,
      perRegisteredPatient: null,
      perWeightedPatient: null,
      globalSumPerWeightedPatient: null,
      leftOut: 'the file does not give its patients',
      file: HASH,
      row: 4124,
    },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'funding of an area', page: () => fundingAreaView(AREA) },
  ...withEachMissing(AREA, ['practices']).map(({ path, report }) => ({
    name: `funding of an area without ${path}`,
    page: () => fundingAreaView(report),
  })),
];
