import type { AmbitionsReport } from '../../../reports/index.ts';
import { type PageExample, withEachMissing } from '../../examples/example.ts';
import { publishedAmbitionsView } from './view.ts';

const FIGURE = {
  role: 'baseline',
  year: '2012/13',
  value: '2596',
  events: 8142,
  source: 'Main text',
  status: 'found',
} as const;

const GIVEN: AmbitionsReport = {
  release: 'published',
  commissioner: 'A commissioner',
  series: [
    {
      ...{
        id: 'admissions',
        ambition: 'Time in hospital',
        title: 'Avoidable admissions',
        unit: 'for each 100,000',
        better: 'lower',
      },
      figures: [FIGURE, { role: 'target', value: '2530', source: 'Main text', status: 'found' }],
      ...{ notes: ['Crude.'], actualFrom: 'Nothing is in service.', words: ['Chance cannot be told.'] },
      reading: { course: null, agrees: null, standardErrors: null, impliedPeople: null, stillPossible: null },
    },
  ],
  versions: [
    {
      figure: 'Admissions in 2018/19',
      versions: [
        { value: '2322', words: 'composite', source: 'Main text' },
        { value: '2332', words: 'composite', source: 'Main text' },
      ],
      why: 'Printed twice.',
    },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'ambitions', page: () => publishedAmbitionsView(GIVEN) },
  ...withEachMissing(GIVEN, ['series', 'versions']).map(({ path, report }) => ({
    name: `ambitions without ${path}`,
    page: () => publishedAmbitionsView(report),
  })),
];
