import { MANAGEMENT, type PageExample } from '../../examples/example.ts';
import { SUMMARY } from '../monitoring/examples.ts';
import { monitoringReportView } from './view.ts';

const GIVEN = {
  committee: 'quality-and-safety',
  name: 'Quality and safety committee',
  isPublic: false,
  lastToldOn: null,
  cases: [SUMMARY],
  lines: ['Report of the group.', 'Cases so far: 1 triaged.'],
  basis: MANAGEMENT,
};

export const examples: readonly PageExample[] = [
  { name: 'to a committee in private', page: () => monitoringReportView(GIVEN) },
  { name: 'to a committee in public', page: () => monitoringReportView({ ...GIVEN, isPublic: true }) },
  { name: 'nothing to tell', page: () => monitoringReportView({ ...GIVEN, cases: [] }) },
];
