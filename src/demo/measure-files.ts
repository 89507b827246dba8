import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, addMonths, isoOfDay } from '../base/index.ts';
import { YEAR_ENDS, YEARS } from './calendar.ts';
import { type Chance, DRAW, inverseLogit, logit } from './chance.ts';
import type { MeasureParameters } from './parameters.ts';
import type { Population } from './population.ts';
import type { DemoPractice } from './practices.ts';
import type { Quality } from './quality.ts';

/** What figures of places are made from: the commissioner's localities, and each practice's hidden quality. */
export type MeasurePlan = {
  readonly population: Pick<Population, 'practices'>;
  readonly quality: Quality;
  readonly chance: Chance;
  readonly localities: readonly { readonly id: string; readonly name: string }[];
  readonly measures: readonly MeasureParameters[];
};

const COLUMNS =
  'realm,source,measure,area_kind,area,period_from,period_to,numerator,denominator,value,unit,population_basis,received,note';
/** Numbers of the habits that surveys ask about, after those of care. */
const FIRST_HABIT = 700;
/** Logits that continuity loses for each doubling of a list beyond the average. */
const LOST_A_DOUBLING = 0.25;

type Place = {
  readonly kind: 'practice' | 'locality';
  readonly code: string;
  readonly index: number;
  readonly list: number;
};

/** Writes what is received of places that no record shows: a file for each source and year. */
export function writeMeasureFiles(folder: string, plan: MeasurePlan): void {
  mkdirSync(folder, { recursive: true });
  const sources = [...new Set(plan.measures.map(({ source }) => source))];
  for (const source of sources) {
    for (const y of YEARS) {
      const lines = [...plan.measures.entries()]
        .filter(([, measure]) => measure.source === source)
        .flatMap(([n, measure]) => linesOf(plan, measure, n, y));
      const name = `${source}-${isoOfDay(YEAR_ENDS[y]!).slice(0, 4)}.csv`;
      writeFileSync(join(folder, name), `${[COLUMNS, ...lines].join('\n')}\n`);
    }
  }
}

function linesOf(plan: MeasurePlan, measure: MeasureParameters, n: number, y: number): readonly string[] {
  const end = YEAR_ENDS[y]!;
  const from = addDays(addMonths(end, -measure.months), 1);
  return placesOf(plan, measure).map((place) => {
    const { source, unit, populationBasis } = measure;
    const found = figureOf(plan, measure, place, n, y);
    const head = ['invented', source, measure.measure, place.kind, place.code, isoOfDay(from), isoOfDay(end)];
    const said = found === undefined ? ['no', 'Too few people answered.'] : ['yes', measure.note];
    const figure = found === undefined ? ['', ''] : [found.numerator, found.denominator];
    return [...head, ...figure, '', unit, quoted(populationBasis), ...said.map(quoted)].join(',');
  });
}

function quoted(text: string): string {
  return text.includes(',') ? `"${text}"` : text;
}

function placesOf({ population, localities }: MeasurePlan, measure: MeasureParameters): readonly Place[] {
  const { practices } = population;
  if (measure.of === 'practice') {
    return practices.map(({ code, registered }, index) => ({ kind: 'practice', code, index, list: registered }));
  }
  return localities.map(({ id, name }, index) => {
    const own = practices.filter(({ locality }) => locality === name);
    return { kind: 'locality', code: id, index, list: own.reduce((sum, { registered }) => sum + registered, 0) };
  });
}

/** Undefined: too few people answered, or chance has it that the figure did not come. */
function figureOf(plan: MeasurePlan, measure: MeasureParameters, place: Place, n: number, y: number) {
  const { chance } = plan;
  const key = y * 100 + n;
  const isMissing = chance.happens(measure.notReceivedPerThousand, DRAW.survey, place.index, key, 1);
  const denominator = denominatorOf(chance, measure, place, key);
  if (isMissing || denominator === 0) return undefined;
  const share = shareOf(plan, measure, place, n);
  if (measure.unit === 'percent') {
    const met = (_: unknown, nth: number): boolean => chance.uniform(DRAW.survey, place.index, key, 10 + nth) < share;
    const numerator = Array.from({ length: denominator }, met).filter((isMet) => isMet).length;
    return { numerator: String(numerator), denominator: String(denominator) };
  }
  const drift = 1 + 0.01 * chance.normal(DRAW.survey, place.index, key, 3);
  return { numerator: (denominator * Math.min(1, share * drift)).toFixed(3), denominator: String(denominator) };
}

function denominatorOf(chance: Chance, measure: MeasureParameters, { index, list }: Place, key: number): number {
  const { denominatorMean, denominatorPerThousand } = measure;
  const mean = denominatorMean + (denominatorPerThousand * list) / 1000;
  return Math.min(chance.poisson(mean, DRAW.survey, index, key, 2), Math.floor(list / 2));
}

function shareOf(
  { quality, chance, population }: MeasurePlan,
  measure: MeasureParameters,
  place: Place,
  n: number,
): number {
  const { percent, spread, unit } = measure;
  if (place.kind === 'locality') {
    return inverseLogit(logit(percent / 100) + spread * chance.normal(DRAW.survey, place.index, n, 4));
  }
  const share = quality.ofHabit(place.index, FIRST_HABIT + n, percent, spread);
  return unit === 'mean'
    ? inverseLogit(logit(share) - LOST_A_DOUBLING * doublings(population.practices, place.list))
    : share;
}

/** How many times a list is twice the average list; below nought for a smaller one. */
function doublings(practices: readonly DemoPractice[], list: number): number {
  const average = practices.reduce((sum, { registered }) => sum + registered, 0) / practices.length;
  return Math.log2(list / average);
}
