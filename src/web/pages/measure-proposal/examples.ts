import { accepted, refused } from '../../../base/index.ts';
import type { MeasureProposalReport, ReportBasis } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample } from '../../examples/example.ts';
import { PROPOSAL } from '../workbench/examples.ts';
import { MOVED } from '../workbench-measure/examples.ts';
import { measureProposalView } from './view.ts';

const GIVEN: MeasureProposalReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  proposal: PROPOSAL,
  mayApprove: true,
};
const APPROVED = { ...PROPOSAL, approved: { by: 'Laurence Layman', at: '2026-04-10T09:00:00Z' } };
const GONE = refused<never>({ code: 'indicator.unknown', message: 'The framework has no measure called HYP008.' });

export const examples: readonly PageExample[] = [
  { name: 'waits', page: () => measureProposalView(GIVEN, accepted(MOVED)) },
  {
    name: 'approved',
    page: () => measureProposalView({ ...GIVEN, proposal: APPROVED, mayApprove: false }, accepted(MOVED)),
  },
  { name: 'the measure has gone', page: () => measureProposalView(GIVEN, GONE) },
];
