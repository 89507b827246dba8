import { cellOf, type ShownFigure, type SumOfCells } from '../../disclosure/index.ts';
import { optOutsCounted, optOutsReport } from '../access/opt-outs.ts';
import type { ReportContext } from '../context.ts';
import { type Counted, countedAt } from './known-sums.ts';
import { figureKey, figureOf, given, holding, type Opened, type ShownKind } from './shown-kind.ts';

const PARTS = ['register', 'denominator', 'numerator', 'missed'] as const;

/**
 * Who opted out, by practice; and what everybody knows of it: what a practice sent is what the warehouse finds with whoever
 * opted out, and as many have opted out as are on the largest such register.
 */
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
      const counted = await countedAt(context.under(framework), periodEnd);
      for (const own of Map.groupBy(counted, (one) => one.counted).values()) {
        const [sent, found] = [
          own.find(({ family }) => family === 'sent'),
          own.find(({ family }) => family === 'found'),
        ];
        if (sent !== undefined && found !== undefined) sums.push(...optedOutOf(sent, found, cutOffs, exactly));
      }
    }
  }
  return sums;
}

/** Puts the counts in `exactly` as well. */
function optedOutOf(
  sent: Counted,
  found: Counted,
  cutOffs: ReadonlyMap<string, number | null>,
  exactly: Map<string, number>,
): readonly SumOfCells[] {
  const { counted, periodEnd } = sent;
  return [...sent.counts].flatMap(([practice, all]): readonly SumOfCells[] => {
    const rest = found.counts.get(practice);
    if (rest === undefined) return [];
    const place = `practice ${practice}`;
    const name = (family: Counted['family'], part: string) =>
      cellOf(figureKey(family, counted, periodEnd, place), part);
    const out = ['opted out', counted, periodEnd, place].join('|');
    const [sentCounts, foundCounts] = [all, rest].map(({ register, denominator, numerator }) => {
      return { register, denominator, numerator, missed: denominator - numerator };
    });
    for (const part of PARTS) {
      const [whole = 0, own = 0] = [sentCounts?.[part], foundCounts?.[part]];
      for (const [cell, count] of [
        [name('sent', part), whole] as const,
        [name('found', part), own] as const,
        [cellOf(out, part), whole - own] as const,
      ])
        exactly.set(cell, count);
    }
    const sums = PARTS.map((part) => ({
      whole: name('sent', part),
      parts: [name('found', part), cellOf(out, part)],
    }));
    if (cutOffs.get(practice) !== periodEnd) return sums;
    const others = (exactly.get(typeOneCell(practice)) ?? 0) - (exactly.get(cellOf(out, 'register')) ?? 0);
    exactly.set(cellOf(out, 'others'), others);
    return [...sums, { whole: typeOneCell(practice), parts: [cellOf(out, 'register'), cellOf(out, 'others')] }];
  });
}
