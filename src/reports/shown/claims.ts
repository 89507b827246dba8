import { isoOfMonth } from '../../base/index.ts';
import { countClaims } from '../../claims/index.ts';
import { cellOf, type ShownFigure, type SumOfCells } from '../../disclosure/index.ts';
import { type ChallengeGroupShown, challengesReport } from '../claims/challenges.ts';
import { claimPreviewReport } from '../claims/claim-preview.ts';
import { type ClaimsOfMonth, claimsReport } from '../claims/claims.ts';
import type { ReportContext } from '../context.ts';
import { figureOf, given, holding, type Opened, type ShownKind } from './shown-kind.ts';

/** In which counts of a month a claim at each stage is. A held one is counted again by service. */
const OF_MONTH: Readonly<Record<string, readonly string[]>> = {
  waiting: ['asked', 'checked'],
  refused: ['refused'],
  approved: ['approved', 'valued'],
  paid: ['paid'],
  valued: ['valued', 'paid'],
};
const OF_SERVICE: Readonly<Record<string, readonly string[]>> = {
  passing: ['checked', 'approved', 'valued', 'paid'],
  refused: ['refused'],
};
const STAGES = ['asked', 'checked', 'refused', 'approved', 'valued', 'paid'];

/** Claims by provider, scheme and month, and by service as they are previewed; challenges by hospital, month and rule. */
export async function shownClaims({ context, reader }: Opened): Promise<ShownKind> {
  const figures: ShownFigure[] = [];
  const months = given(await claimsReport(context, reader))?.months ?? [];
  for (const month of months) {
    const { provider, scheme, waiting, refused, approved, paid, valued } = month;
    const key = keyOf(month);
    for (const [part, count] of Object.entries({ waiting, refused, approved, paid })) {
      figures.push(...figureOf(cellOf(key, part), count.level, count.value));
    }
    figures.push(...figureOf(cellOf(key, 'valued'), valued.level, valued.value.count));
    const preview = given(await claimPreviewReport(context, reader, { provider, scheme, month: month.month }));
    for (const { service, ...line } of preview?.lines ?? []) {
      for (const part of ['passing', 'refused', 'held'] as const) {
        figures.push(...figureOf(cellOf(cellOf(key, service), part), line[part].level, line[part].value));
      }
    }
  }
  figures.push(...challengeFigures(given(await challengesReport(context, reader))?.groups ?? []));
  const exactly = await exactClaims(context);
  return { kind: 'claims', figures, sums: holding(sumsOf(exactly), exactly), exactly };
}

function challengeFigures(groups: readonly ChallengeGroupShown[]): readonly ShownFigure[] {
  return groups.flatMap(({ provider, month, rule, charged, askedBack }) => {
    const key = ['challenges', provider, isoOfMonth(month), rule].join('|');
    return [
      ...figureOf(cellOf(key, 'charged'), charged.level, charged.value.count),
      ...figureOf(cellOf(key, 'asked back'), askedBack.level, askedBack.value.count),
    ];
  });
}

function keyOf({ provider, scheme, month }: Pick<ClaimsOfMonth, 'provider' | 'scheme' | 'month'>): string {
  return ['claims', provider, scheme, isoOfMonth(month)].join('|');
}

/** Claims by service and stage, and everything that is shown of them. */
async function exactClaims(context: ReportContext): Promise<ReadonlyMap<string, number>> {
  const exactly = new Map<string, number>();
  const add = (cell: string, count: number) => exactly.set(cell, (exactly.get(cell) ?? 0) + count);
  for (const { stage, service, count, ...of } of await context.store.read((db) => countClaims(db))) {
    const key = keyOf(of);
    for (const each of STAGES) add(cellOf(cellOf(key, service), each), each === stage ? count : 0);
    for (const [part, stages] of Object.entries(OF_MONTH)) add(cellOf(key, part), stages.includes(stage) ? count : 0);
    for (const [part, stages] of Object.entries(OF_SERVICE)) {
      add(cellOf(cellOf(key, service), part), stages.includes(stage) ? count : 0);
    }
  }
  return exactly;
}

function sumsOf(exactly: ReadonlyMap<string, number>): readonly SumOfCells[] {
  const cells = [...exactly.keys()].map((cell) => cell.split('|'));
  const services = cells
    .filter(({ length, 5: stage }) => length === 6 && stage === STAGES[0])
    .map((cell) => cell.slice(0, 5));
  const byMonth = Map.groupBy(services, (cell) => cell.slice(0, 4).join('|'));
  return [...byMonth].flatMap(([key, own]) => [
    ...Object.entries(OF_MONTH).map(([part, stages]) => ({
      whole: cellOf(key, part),
      parts: own.flatMap((cell) => stages.map((stage) => cellOf(cell.join('|'), stage))),
    })),
    ...own.flatMap((cell) =>
      Object.entries(OF_SERVICE).map(([part, stages]) => ({
        whole: cellOf(cell.join('|'), part),
        parts: stages.filter((stage) => stage !== part).map((stage) => cellOf(cell.join('|'), stage)),
      })),
    ),
  ]);
}
