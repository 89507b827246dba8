import type { RateCatalogueReport, ReportBasis } from '../../../reports/index.ts';
import { HASH, MANAGEMENT, type PageExample, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { ENTRY } from '../catalogue-entry/examples.ts';
import { RATE_ENTRY, RATE_RESULT } from '../rate/examples.ts';
import { catalogueRateView } from './view.ts';

const OTHER = HASH.replace('3f1c', 'a0a0');
const CHANGED = [{ what: 'Better is', before: 'higher', after: 'lower' }];

const GIVEN: RateCatalogueReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  entry: { ...RATE_ENTRY, codelists: ENTRY.codelists },
  results: [{ periodEnd: YEAR_END, result: RATE_RESULT }],
  versions: [
    { hash: HASH, knownFrom: YEAR_END, author: 'Verity Funnel', checker: 'Laurence Layman', changed: CHANGED },
    { hash: OTHER, knownFrom: YEAR_END, author: 'Ruth Ellery', checker: 'Dr Tomas Adeyemi', changed: null },
  ],
  compared: { from: OTHER, to: HASH, differences: CHANGED },
};

export const examples: readonly PageExample[] = [
  { name: 'compared', page: () => catalogueRateView(GIVEN) },
  {
    name: 'reported, in one version',
    page: () =>
      catalogueRateView({
        ...GIVEN,
        entry: { ...RATE_ENTRY, kind: 'survey', people: [], ruleHash: null },
        versions: GIVEN.versions.slice(1),
        compared: null,
      }),
  },
  ...withEachMissing(GIVEN, ['results', 'entry.facts', 'entry.people']).map(({ path, report }) => ({
    name: `without ${path}`,
    page: () => catalogueRateView(report),
  })),
];
