import { accepted, type Outcome, refused } from '../../base/index.ts';
import {
  AMBITIONS,
  type AmbitionReading,
  type AmbitionSeries,
  ambitionReading,
  isMoreThanChance,
  loadAmbitions,
  type VersionedFigure,
} from '../../benchmarking/index.ts';
import { listDefinitions } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';

/** A promise with what can be said of it. */
export type ReadAmbition = AmbitionSeries & { readonly reading: AmbitionReading; readonly words: readonly string[] };

export type AmbitionsReport = {
  readonly release: 'published';
  readonly commissioner: string;
  readonly series: readonly ReadAmbition[];
  readonly versions: readonly VersionedFigure[];
};

/** What a real commissioner promised, as published. Anybody may read it. Refuses `not-found` where nothing is kept. */
export async function ambitionsReport(context: ReportContext): Promise<Outcome<AmbitionsReport>> {
  const [kept] = await context.store.read((db) => listDefinitions(db, AMBITIONS, context.businessDate));
  if (kept === undefined) return refused({ code: 'not-found', message: 'No outcome ambitions are kept.' });
  const found = loadAmbitions(kept.json);
  if (!found.ok) return found;
  const { commissioner, series, versions } = found.value;
  const read = series.map((one): ReadAmbition => {
    const reading = ambitionReading(one);
    return { ...one, reading, words: wordsOf(one, reading) };
  });
  return accepted({ release: 'published', commissioner, series: read, versions });
}

function wordsOf(
  series: AmbitionSeries,
  { course, agrees, standardErrors, impliedPeople, stillPossible }: AmbitionReading,
): readonly string[] {
  const words: string[] = [];
  if (course !== null) {
    const all = `${signed(course.percent)} in ${course.years} years, ${signed(course.yearlyPercent)} a year`;
    words.push(
      agrees === null ? `${all}.` : `${all}: ${agrees ? 'as is printed' : `${series.yearlyPercent}% is printed`}.`,
    );
  }
  if (standardErrors !== null) {
    const size = fixed(Math.abs(standardErrors), 1);
    words.push(
      isMoreThanChance(standardErrors)
        ? `The change is ${size} standard errors of its counts: more than chance.`
        : `The change is ${size} standard errors of its counts: chance alone moves them as far from one year to another, so that reaching it would show nothing by itself.`,
    );
  }
  if (impliedPeople !== null) {
    words.push(`Events and rate imply about ${Math.round(impliedPeople / 1000)} thousand people.`);
  }
  if (stillPossible !== null) {
    const most = fixed(stillPossible, 1);
    words.push(
      `None in a year is still compatible with ${most} a year (95%): one good year does not show that none is usual.`,
    );
  }
  if (standardErrors === null && stillPossible === null) {
    words.push('On how many people or events it rests is not printed, so that chance cannot be told.');
  }
  return words;
}

/** −3.5 % */
function signed(percent: number): string {
  const value = Math.round(Math.abs(percent) * 10) / 10;
  return `${percent < 0 ? '−' : '+'}${value}%`;
}
