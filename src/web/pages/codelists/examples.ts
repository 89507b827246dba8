import type { SnomedCode } from '../../../base/index.ts';
import type { CodelistsReport, ReportBasis } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample, shown, withEachMissing } from '../../examples/example.ts';
import { codelistsView } from './view.ts';

const GIVEN: CodelistsReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  searched: '',
  rows: [
    {
      name: 'HYP_COD',
      title: 'Hypertension',
      status: 'published',
      source: 'reference set 999006611000230105',
      version: '20250630',
      codes: 106,
      uses: [{ framework: 'spine/2025-26', measures: ['HYP008', 'HYP009'], isCatalogued: true }],
      isWaiting: true,
    },
    {
      name: 'TYPE1_COD',
      title: 'Opted out',
      status: 'invented',
      source: 'the demonstration',
      version: '1',
      codes: 1,
      uses: [],
      isWaiting: false,
    },
  ],
  total: 2,
  unlisted: [
    { code: '38341003' as SnomedCode, people: shown(1205, 'management') },
    { code: '59621000' as SnomedCode, people: shown('1 to 7', 'management') },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'some codes in none', page: () => codelistsView(GIVEN) },
  { name: 'searched', page: () => codelistsView({ ...GIVEN, searched: 'blood', rows: [] }) },
  { name: 'no right to counts', page: () => codelistsView({ ...GIVEN, unlisted: null }) },
  ...withEachMissing(GIVEN, ['rows', 'unlisted']).map(({ path, report }) => ({
    name: `without ${path}`,
    page: () => codelistsView(report),
  })),
];
