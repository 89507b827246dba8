import type { PublishedReviewReport } from '../../../reports/index.ts';
import { HASH, type PageExample, pounds, withEachMissing } from '../../examples/example.ts';
import { YEARS } from '../pms-review/examples.ts';
import { publishedReviewView } from './view.ts';

const ENGLAND: PublishedReviewReport = {
  year: '2014/15',
  release: 'published',
  label: 'upper bound',
  definedPart: 'not received',
  tests: 'not recorded',
  area: 'england',
  areaName: 'England',
  price: '73.56',
  outOfHoursSharePercent: '5.46',
  netPrice: '69.543624',
  england: {
    area: 'england',
    areaName: 'England',
    pmsPractices: 3139,
    aboveGms: 2716,
    weightedPatients: '24699858.00',
    apparentPremiumPence: pounds('260332859.51'),
    apparentPremiumPerWeightedHead: '10.54',
  },
  areas: [
    {
      area: '05C',
      areaName: 'Dudley',
      pmsPractices: 20,
      aboveGms: 19,
      weightedPatients: '161746.00',
      apparentPremiumPence: pounds('2147998.08'),
      apparentPremiumPerWeightedHead: '13.28',
    },
  ],
  practices: [
    {
      practice: 'M87001',
      name: '',
      area: '05C',
      weightedPatients: '5113.00',
      corePence: pounds('397594.00'),
      gmsEquivalentPence: pounds('355576.55'),
      apparentPremiumPence: pounds('42017.45'),
      apparentPremiumPerWeightedHead: '8.22',
      label: 'upper bound',
      definedPart: 'not received',
      file: HASH,
      row: 2,
    },
  ],
  taper: null,
  leftOut: [{ practice: 'M87999', name: 'A PRACTICE THAT CLOSED', reason: 'part of the year' }],
  words: ['Upper bound: the published payment may hold what GMS pays apart.'],
  file: { sha256: HASH },
};

const DUDLEY: PublishedReviewReport = {
  ...ENGLAND,
  area: '05C',
  areaName: 'Dudley',
  taper: {
    years: 4,
    reinvestment: 'weighted list',
    effects: YEARS.map((year) => ({
      ...year,
      practices: year.practices.map((one, at) => ({ ...one, practice: at === 0 ? 'M87001' : 'M87002' })),
    })),
    names: [
      { practice: 'M87001', name: '', contractType: 'PMS' },
      { practice: 'M87002', name: 'A REAL PRACTICE', contractType: 'GMS' },
    ],
  },
};

export const examples: readonly PageExample[] = [
  { name: 'published premiums of England', page: () => publishedReviewView(ENGLAND) },
  { name: 'published premiums of one commissioner', page: () => publishedReviewView(DUDLEY) },
  ...withEachMissing(ENGLAND, ['areas', 'leftOut', 'words']).map(({ path, report }) => ({
    name: `published premiums without ${path}`,
    page: () => publishedReviewView(report),
  })),
  {
    name: 'one commissioner without practices',
    page: () => publishedReviewView({ ...DUDLEY, practices: [], areas: [] }),
  },
];
