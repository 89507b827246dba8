import { type Day, isoOfDay } from '../../base/index.ts';
import { cellOf, type ShownFigure, type SumOfCells } from '../../disclosure/index.ts';
import type { LoadedFramework } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { resultsReport } from '../measures/results.ts';
import { placeKey, placeSums } from '../places/released-places.ts';
import { codesOf, placesOf, type ResultPlace } from '../places/result-places.ts';
import { otherMeasures, type RateResult } from '../rates/rate-results.ts';
import { figureOf, given, holding, type Opened, type ShownKind } from './shown-kind.ts';

const PARTS = ['numerator', 'denominator'] as const;

/** Sums of rates, standardised ones too, and of reported figures, in every place and under every framework. */
export async function shownRates({ context, reader, periodEnds }: Opened): Promise<ShownKind> {
  const { paidBy, frameworks = [paidBy] } = context;
  const figures: ShownFigure[] = [];
  const sums: SumOfCells[] = [];
  const exactly = new Map<string, number>();
  for (const framework of frameworks) {
    const under = context.under(framework);
    for (const periodEnd of periodEnds) {
      const report = given(await resultsReport(context, reader, { framework: framework.id, periodEnd }));
      figures.push(...(report?.rates ?? []).flatMap((result) => figuresOf(framework, periodEnd, result)));
      for (const [cell, count] of await exactSums(under, periodEnd)) exactly.set(cell, count);
      sums.push(...sumsAt(under, periodEnd, exactly));
    }
  }
  return { kind: 'rates', figures, sums: holding(sums, exactly), exactly };
}

/** Two frameworks that take a measure from one rule, or one source, give the same figure. */
function keyOf(framework: LoadedFramework, id: string, periodEnd: Day, place: string): string {
  const measure = otherMeasures(framework).find((one) => one.id === id);
  const { reported, rule } = measure ?? {};
  const hash = rule === undefined || reported !== undefined ? '' : ` ${framework.ruleHash(rule).slice(0, 8)}`;
  const of = reported === undefined ? `${rule ?? id}${hash}` : `${reported.source} ${reported.measure}`;
  return ['rate', of, isoOfDay(periodEnd), place].join('|');
}

function figuresOf(framework: LoadedFramework, periodEnd: Day, result: RateResult): readonly ShownFigure[] {
  const { indicator, sums, level, area } = result;
  if (sums === undefined) return [];
  const key = keyOf(framework, indicator, periodEnd, placeKey({ level, area }));
  return PARTS.flatMap((part) => figureOf(cellOf(key, part), sums.level, sums.value[part]));
}

/** What each practice or service sums, where it is a whole number, and every place that is made of practices. */
async function exactSums(under: ReportContext, periodEnd: Day): Promise<readonly [string, number][]> {
  const cells: [string, number][] = [];
  const reported = await under.book.reported(periodEnd);
  const rates = await under.book.rates(periodEnd);
  for (const measure of otherMeasures(under.framework)) {
    const { source, measure: named } = measure.reported ?? {};
    const own: readonly Summed[] = measure.reported
      ? reported.flatMap(({ areaKind, area, ...one }) =>
          areaKind === 'practice' && one.source === source && one.measure === named ? [{ ...one, practice: area }] : [],
        )
      : rates.filter(({ indicator }) => indicator === measure.rule);
    for (const place of placesOf(under.register, under.register.practices())) {
      const key = keyOf(under.framework, measure.id, periodEnd, placeKey(place));
      for (const part of PARTS) {
        const count = summedIn(place, own, part);
        if (count !== undefined) cells.push([cellOf(key, part), count]);
      }
    }
  }
  return cells;
}

type Summed = { readonly practice: string } & Readonly<Record<(typeof PARTS)[number], string | null>>;

/** Undefined where nobody counted, or what is summed is no whole number. */
function summedIn(place: ResultPlace, all: readonly Summed[], part: (typeof PARTS)[number]): number | undefined {
  const codes: ReadonlySet<string> = new Set(codesOf(place.practices));
  const own = all.filter(({ practice }) => codes.has(practice)).map((one) => one[part]);
  if (own.length === 0 || own.some((sum) => sum === null || !Number.isSafeInteger(Number(sum)))) return undefined;
  return own.reduce((total, sum) => total + Number(sum), 0);
}

function sumsAt(
  { framework, register }: ReportContext,
  periodEnd: Day,
  exactly: ReadonlyMap<string, number>,
): readonly SumOfCells[] {
  const places = placeSums(placesOf(register, register.practices()));
  return otherMeasures(framework).flatMap(({ id }) =>
    places.flatMap(({ whole, parts }) =>
      PARTS.map((part) => {
        const named = (place: string) => cellOf(keyOf(framework, id, periodEnd, place), part);
        return { whole: named(whole), parts: parts.map(named).filter((cell) => exactly.has(cell)) };
      }),
    ),
  );
}
