import { day, type SnomedCode } from '../../../base/index.ts';
import type { CodelistProposal, CodelistReport, ReportBasis } from '../../../reports/index.ts';
import { HASH, MANAGEMENT, type PageExample, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { codelistView } from './view.ts';

const [ONE, OTHER] = ['38341003' as SnomedCode, '59621000' as SnomedCode];
const NEWER = HASH.replace('3f1c', 'a0a0');
const PROPOSAL: CodelistProposal = {
  id: '8',
  subject: 'HYP_COD/a0a09a5e7b20',
  contentHash: HASH,
  version: NEWER,
  frameworks: ['spine/2025-26', 'qof/2025-26'],
  from: null,
  proposedBy: 'Otto Console',
  proposedAt: '2026-04-09T10:15:00Z',
  approved: null,
  mayApprove: true,
};
const VERSION = {
  name: 'HYP_COD',
  title: 'Hypertension',
  status: 'published',
  source: 'reference set 999006611000230105',
  refset: '999006611000230105',
  codes: 1,
} as const;

const GIVEN: CodelistReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  name: 'HYP_COD',
  title: 'Hypertension',
  status: 'published',
  source: 'reference set 999006611000230105',
  version: '20250331',
  kept: { dated: '2025-03-31', sha256: HASH, refset: '999006611000230105' },
  codes: [
    { code: ONE, term: 'Hypertensive disorder' },
    { code: OTHER, term: null },
  ],
  uses: [
    { framework: 'spine/2025-26', measures: ['HYP008', 'HYP009'], isCatalogued: true },
    { framework: 'qof/2025-26', measures: ['HYP008'], isCatalogued: false },
  ],
  versions: [
    {
      ...VERSION,
      version: '20250630',
      dated: '2025-06-30',
      sha256: NEWER,
      rejected: 2,
      hash: NEWER,
      knownFrom: YEAR_END,
      isInForce: false,
      change: {
        added: [{ code: '1201005' as SnomedCode, term: 'Benign essential hypertension' }],
        removed: [{ code: OTHER, term: 'Essential hypertension' }],
        renamed: [{ code: ONE, before: 'Hypertensive disorder', after: 'Hypertension' }],
      },
    },
    {
      ...VERSION,
      version: '20250331',
      dated: null,
      sha256: HASH,
      rejected: 0,
      hash: HASH,
      knownFrom: day('2023-04-01'),
      isInForce: true,
      change: { added: [], removed: [], renamed: [] },
    },
  ],
  proposals: [PROPOSAL],
};
const APPROVED = { by: 'Laurence Layman', at: '2026-04-10T09:00:00Z' };

export const examples: readonly PageExample[] = [
  { name: 'waits for the reader', page: () => codelistView(GIVEN) },
  {
    name: 'approved, from a day',
    page: () =>
      codelistView({
        ...GIVEN,
        proposals: [{ ...PROPOSAL, approved: APPROVED, mayApprove: false, from: YEAR_END }],
      }),
  },
  ...withEachMissing(GIVEN, ['kept', 'codes', 'uses', 'versions', 'proposals']).map(({ path, report }) => ({
    name: `without ${path}`,
    page: () => codelistView(report),
  })),
];
