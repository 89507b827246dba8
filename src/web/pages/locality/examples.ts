import { odsCode } from '../../../base/index.ts';
import type { LocalityReport, ReportBasis } from '../../../reports/index.ts';
import {
  HASH,
  MANAGEMENT,
  OCTOBER,
  type PageExample,
  PLACE,
  pounds,
  SEPTEMBER,
  shown,
  withEachMissing,
} from '../../examples/example.ts';
import { AREA_MEASURES } from '../borough/examples.ts';
import { PLACE_RATES } from '../rate/examples.ts';
import { localityView } from './view.ts';

type Given = LocalityReport & { readonly basis: ReportBasis };

const LOCALITY: Given = {
  basis: MANAGEMENT,
  commissioner: PLACE.commissioner,
  locality: PLACE.locality,
  month: OCTOBER,
  months: [SEPTEMBER, OCTOBER],
  teams: [
    {
      id: 'west-2',
      name: 'West 2',
      practices: [
        {
          practice: PLACE.practice,
          name: PLACE.name,
          team: 'West 2',
          contractType: 'GMS',
          list: {
            kind: 'list',
            quarter: OCTOBER,
            registered: shown(13_283, 'published'),
            weighted: shown(12_885, 'published'),
            file: HASH,
            row: 412,
          },
          payment: { kind: 'statement', totalPence: pounds('130315.54'), heldLines: 1, isPaid: true },
          poundsPerWeighted: '10.11',
        },
        {
          practice: odsCode('X00043'),
          name: 'Sorrel Street Practice',
          team: 'West 1',
          contractType: 'APMS',
          list: { kind: 'not received', quarter: OCTOBER, words: 'The list size of the quarter is late.' },
          payment: { kind: 'none', reason: 'The list size of the quarter was not received.' },
          poundsPerWeighted: null,
        },
      ],
    },
  ],
  payment: { kind: 'statement', totalPence: pounds('130315.54'), heldLines: 1, isPaid: true },
  measures: AREA_MEASURES,
  rates: PLACE_RATES,
};

export const examples: readonly PageExample[] = [
  { name: 'locality', page: () => localityView(LOCALITY) },
  {
    name: 'locality without money',
    page: () =>
      localityView({ ...LOCALITY, payment: { kind: 'not shown', reason: 'Your role does not see payments.' } }),
  },
  ...withEachMissing(LOCALITY, ['teams', 'measures', 'rates', 'months']).map(({ path, report }) => ({
    name: `locality without ${path}`,
    page: () => localityView(report),
  })),
];
