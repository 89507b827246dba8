import type { CatalogueReport, ReportBasis } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample } from '../../examples/example.ts';
import { ENTRY } from '../catalogue-entry/examples.ts';
import { catalogueView } from './view.ts';

const { indicator, shortTitle, title, points, verification: standing, register, framework } = ENTRY;

const GIVEN: CatalogueReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  framework,
  frameworks: [framework, { id: 'qof/2025-26', title: 'Quality and Outcomes Framework, 2025/26' }],
  searched: '',
  rows: [{ indicator, shortTitle, title, points, standing, about: register.title, isPayable: false }],
  total: 12,
};

export const examples: readonly PageExample[] = [
  { name: 'all', page: () => catalogueView(GIVEN) },
  { name: 'found', page: () => catalogueView({ ...GIVEN, searched: 'blood pressure' }) },
  { name: 'nothing found', page: () => catalogueView({ ...GIVEN, searched: 'gout', rows: [] }) },
];
