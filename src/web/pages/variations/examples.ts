import type { ReportBasis, ShownVariation, VariationsReport } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample, pounds } from '../../examples/example.ts';
import { variationsView } from './view.ts';

const VARIATION: ShownVariation = {
  contract: 'pms/2025-26',
  practice: 'X00010',
  practiceName: 'Juniper Health Centre',
  title: 'Extended access',
  account: 'Extended hours',
  fromMonth: '2026-01',
  monthlyPence: pounds('1000.00'),
  proposedOn: '2025-12-01',
  proposedBy: 'Clause Paragraph',
  subject: 'pms/2025-26 X00010 3f1c9a5e',
  contentHash: HASH,
  decision: 'PCCC 2025-12-09 item 1',
  standing: 'to be signed',
};

const GIVEN: VariationsReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  variations: [VARIATION, { ...VARIATION, standing: 'not decided', decision: null }],
  mayPropose: true,
  maySign: true,
  contracts: [{ id: 'pms/2025-26', title: 'PMS contract 2025/26' }],
};

export const examples: readonly PageExample[] = [
  { name: 'variations', page: () => variationsView(GIVEN) },
  { name: 'nothing proposed', page: () => variationsView({ ...GIVEN, variations: [] }) },
  { name: 'read only', page: () => variationsView({ ...GIVEN, mayPropose: false, maySign: false }) },
];
