import { isoOfDay } from '../../base/index.ts';
import { workloadReport } from '../assurance/workload.ts';
import { figureOf, given, type Opened, type ShownKind } from './shown-kind.ts';

/** Consultations of each practice; its people are those of its list. Their sum over practices is shown to nobody. */
export async function shownWorkload({ context, reader, periodEnds }: Opened): Promise<ShownKind> {
  const figures = [];
  for (const periodEnd of periodEnds) {
    for (const { practice, observed } of given(await workloadReport(context, reader, { periodEnd }))?.rows ?? []) {
      const key = ['workload', isoOfDay(periodEnd), practice].join('|');
      figures.push(...figureOf(`${key}|consultations`, observed.level, observed.value));
    }
  }
  return { kind: 'workload', figures, sums: [], exactly: new Map() };
}
