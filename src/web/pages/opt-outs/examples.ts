import type { OptOutsReport, ReportBasis } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample, PLACE, shown, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { optOutsView } from './view.ts';

type Given = OptOutsReport & { readonly basis: ReportBasis };

const REPORT: Given = {
  basis: MANAGEMENT,
  practices: [
    {
      ...{ practice: PLACE.practice, name: PLACE.name, cutOff: YEAR_END },
      typeOne: shown('1 to 7', 'management'),
      national: shown(25, 'management'),
    },
    {
      ...{ practice: PLACE.practice, name: 'Millpond Practice', cutOff: null },
      typeOne: shown('not received', 'management'),
      national: shown('not received', 'management'),
    },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'opt-outs', page: () => optOutsView(REPORT) },
  ...withEachMissing(REPORT, ['practices']).map(({ path, report }) => ({
    name: `opt-outs without ${path}`,
    page: () => optOutsView(report),
  })),
];
