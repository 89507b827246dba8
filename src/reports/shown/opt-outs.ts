import { cellOf, type ShownFigure, type SumOfCells } from '../../disclosure/index.ts';
import { optOutsCounted, optOutsReport } from '../access/opt-outs.ts';
import type { ReportContext } from '../context.ts';
import { onBothBases } from './bases.ts';
import { figureOf, given, holding, type Opened, type ShownKind } from './shown-kind.ts';

/** Who opted out, by practice; and what everybody knows of it: they are at least those of each register who are in no record. */
export async function shownOptOuts({ context, reader, periodEnds }: Opened): Promise<ShownKind> {
  const rows = given(await optOutsReport(context, reader))?.practices ?? [];
  const figures = rows.flatMap(({ practice, typeOne, national }): readonly ShownFigure[] => [
    ...figureOf(typeOneCell(practice), typeOne.level, typeOne.value),
    ...figureOf(['opted out nationally', practice, 'people'].join('|'), national.level, national.value),
  ]);
  const cutOffs = new Map(rows.map(({ practice, cutOff }) => [practice as string, cutOff]));
  const exactly = new Map<string, number>();
  for (const { practice, typeOne, national } of await optOutsCounted(context)) {
    if (typeOne !== undefined) exactly.set(typeOneCell(practice), typeOne);
    if (national !== undefined) exactly.set(['opted out nationally', practice, 'people'].join('|'), national);
  }
  const sums = await sumsOf(context, periodEnds, cutOffs, exactly);
  return { kind: 'opt-outs', figures, sums: holding(sums, exactly), exactly };
}

function typeOneCell(practice: string): string {
  return ['opted out', practice, 'people'].join('|');
}

/** At the cut-off by which they are told, as many opted out as are on the largest register and in no record, or more. */
async function sumsOf(
  context: ReportContext,
  periodEnds: Opened['periodEnds'],
  cutOffs: ReadonlyMap<string, number | null>,
  exactly: Map<string, number>,
): Promise<readonly SumOfCells[]> {
  const { paidBy, frameworks = [paidBy] } = context;
  const sums: SumOfCells[] = [];
  for (const framework of frameworks) {
    for (const periodEnd of periodEnds) {
      for (const { practice, left, leftKey } of await onBothBases(context.under(framework), periodEnd)) {
        if (practice === undefined || cutOffs.get(practice) !== periodEnd) continue;
        const [register, others] = [cellOf(leftKey, 'register'), cellOf(leftKey, 'others')];
        exactly.set(register, left.register);
        exactly.set(others, (exactly.get(typeOneCell(practice)) ?? 0) - left.register);
        sums.push({ whole: typeOneCell(practice), parts: [register, others] });
      }
    }
  }
  return sums;
}
