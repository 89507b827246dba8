import { isoOfDay } from '../../base/index.ts';
import { workloadReport } from '../assurance/workload.ts';
import { figureOf, given, type Opened, type ShownKind } from './shown-kind.ts';

/** Consultations of each practice, and of how many people. Their sums over practices are shown to nobody. */
export async function shownWorkload({ context, reader, periodEnds }: Opened): Promise<ShownKind> {
  const figures = [];
  for (const periodEnd of periodEnds) {
    for (const { practice, people, observed } of given(await workloadReport(context, reader, { periodEnd }))?.rows ??
      []) {
      const key = ['workload', isoOfDay(periodEnd), practice].join('|');
      figures.push(...figureOf(`${key}|people`, people.level, people.value));
      figures.push(...figureOf(`${key}|consultations`, observed.level, observed.value));
    }
  }
  return { kind: 'workload', figures, sums: [], exactly: new Map() };
}
