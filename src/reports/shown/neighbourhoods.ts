import { type Day, isoOfDay } from '../../base/index.ts';
import { cellOf, type ShownFigure, type SumOfCells } from '../../disclosure/index.ts';
import { countedInAreas, neighbourhoodsReport } from '../assurance/neighbourhoods.ts';
import type { ReportContext } from '../context.ts';
import { placeKey } from '../places/released-places.ts';
import {
  countedBy,
  countedIn,
  figureKey,
  figureOf,
  given,
  holding,
  type Opened,
  type ShownKind,
} from './shown-kind.ts';

/** Small areas that stand apart, and who lives in each. All areas together are everybody in the warehouse. */
export async function shownNeighbourhoods({ context, reader, periodEnds }: Opened): Promise<ShownKind> {
  const { paidBy, frameworks = [paidBy] } = context;
  const figures: ShownFigure[] = [];
  const sums: SumOfCells[] = [];
  const exactly = new Map<string, number>();
  for (const framework of frameworks) {
    const under = context.under(framework);
    for (const periodEnd of periodEnds) {
      const report = given(await neighbourhoodsReport(context, reader, { framework: framework.id, periodEnd }));
      if (report === undefined) continue;
      for (const { area, indicator, rate } of report.rows) {
        if (rate.value.kind === 'none') continue;
        const key = areaKey(countedIn(under, indicator), periodEnd, area);
        figures.push(...figureOf(cellOf(key, 'numerator'), rate.level, rate.value.numerator));
        figures.push(...figureOf(cellOf(key, 'denominator'), rate.level, rate.value.denominator));
      }
      const { everybody, areas } = report;
      for (const { area, profile } of [{ area: 'everybody', profile: everybody }, ...areas]) {
        figures.push(...figureOf(livingIn(periodEnd, area), profile.level, profile.value.people));
      }
      sums.push(...(await knownOfAreas(under, periodEnd, exactly)));
    }
  }
  return { kind: 'neighbourhoods', figures, sums: holding(sums, exactly), exactly };
}

function areaKey(counted: string, periodEnd: Day, area: string): string {
  return figureKey('found', counted, periodEnd, `neighbourhood ${area}`);
}

function livingIn(periodEnd: Day, area: string): string {
  return ['living in', isoOfDay(periodEnd), area].join('|');
}

/** Puts the counts in `exactly` as well. */
async function knownOfAreas(
  under: ReportContext,
  periodEnd: Day,
  exactly: Map<string, number>,
): Promise<readonly SumOfCells[]> {
  const { areas, counts } = await countedInAreas(under, periodEnd);
  const whole = placeKey({ level: 'commissioner', area: under.register.commissioner.code });
  for (const { area, people } of areas) exactly.set(livingIn(periodEnd, area), people);
  exactly.set(
    livingIn(periodEnd, 'everybody'),
    areas.reduce((sum, { people }) => sum + people, 0),
  );
  const living = areas.map(({ area }) => livingIn(periodEnd, area));
  const ofRules = [...Map.groupBy(counts, ({ indicator }) => indicator)].flatMap(([rule, own]) => {
    const counted = countedBy(under.framework, rule);
    const all = figureKey('found', counted, periodEnd, whole);
    const parts = ['denominator', 'numerator'] as const;
    for (const part of parts) {
      for (const one of own) exactly.set(cellOf(areaKey(counted, periodEnd, one.area), part), one[part]);
      exactly.set(
        cellOf(all, part),
        own.reduce((sum, one) => sum + one[part], 0),
      );
    }
    return parts.map((part) => ({
      whole: cellOf(all, part),
      parts: own.map(({ area }) => cellOf(areaKey(counted, periodEnd, area), part)),
    }));
  });
  return [{ whole: livingIn(periodEnd, 'everybody'), parts: living }, ...ofRules];
}
