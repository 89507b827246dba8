import type { IdentityReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE, withEachMissing } from '../../examples/example.ts';
import { identityView } from './view.ts';

type Given = IdentityReport & { readonly basis: ReportBasis };

const REPORT = {
  basis: { ...BASIS, purpose: 'direct care' },
  place: PLACE,
  person: 'P36-004182',
  identity: { nhsNumber: '9990000018', name: 'Hazel Invented', bornOn: '1960-06-01' },
} as Given;

export const examples: readonly PageExample[] = [
  { name: 'identity', page: () => identityView(REPORT) },
  ...withEachMissing(REPORT, ['identity.bornOn']).map(({ path, report }) => ({
    name: `identity without ${path}`,
    page: () => identityView(report),
  })),
];
