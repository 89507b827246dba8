import { isoOfDay, isoOfMonth } from '../../base/index.ts';
import type { ShownFigure, SumOfCells } from '../../disclosure/index.ts';
import { type ConsultationsAsk, consultationsReport, monthsOf } from '../assurance/consultations.ts';
import { placeKey, placeSums } from '../places/released-places.ts';
import { placesOf } from '../places/result-places.ts';
import { figureOf, given, holding, type Opened, type ShownKind } from './shown-kind.ts';

/** Consultations of each place month by month: practices add to localities, and these to everybody. */
export async function shownConsultations({ context, reader, periodEnds }: Opened): Promise<ShownKind> {
  const { register } = context;
  const places = placesOf(register, register.practices(), { levels: ['practice', 'locality', 'borough'] });
  const figures: ShownFigure[] = [];
  const sums: SumOfCells[] = [];
  const exactly = new Map<string, number>();
  for (const periodEnd of periodEnds) {
    const cell = (place: string, month: string) => ['consultations', isoOfDay(periodEnd), place, month].join('|');
    const months = new Set<string>();
    for (const place of places) {
      const key = placeKey(place);
      for (const { month, count } of await monthsOf(context, place, periodEnd)) {
        months.add(isoOfMonth(month));
        exactly.set(cell(key, isoOfMonth(month)), count);
      }
      const report = given(await consultationsReport(context, reader, { ...askOf(place), periodEnd }));
      if (report === undefined || report.shown.value.kind === 'withheld') continue;
      for (const { month, consultations } of report.shown.value.months) {
        figures.push(...figureOf(cell(key, isoOfMonth(month)), report.shown.level, consultations));
      }
    }
    for (const month of months) {
      for (const { whole, parts } of placeSums(places)) {
        sums.push({ whole: cell(whole, month), parts: parts.map((part) => cell(part, month)) });
      }
    }
  }
  return { kind: 'consultations', figures, sums: holding(sums, exactly), exactly };
}

function askOf({ level, practices, area }: ReturnType<typeof placesOf>[number]): ConsultationsAsk {
  const [only] = practices;
  if (level === 'practice' && only !== undefined) return { practice: only.code };
  return level === 'locality' ? { locality: area } : {};
}
