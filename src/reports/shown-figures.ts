import { type Actor, type Day, isoOfDay, type Outcome, type Released } from '../base/index.ts';
import {
  cellOf,
  figuresOfPlace,
  type ShownCount,
  type ShownFigure,
  type ShownMeasureCounts,
} from '../disclosure/index.ts';
import { DIMENSIONS } from '../indicators/index.ts';
import { boroughReport } from './borough.ts';
import type { ReportContext } from './context.ts';
import type { WholeGroups } from './known-sums.ts';
import { localityReport } from './locality.ts';
import { measureByPracticeReport } from './measure-by-practice.ts';
import { measuresOfPeople } from './measure-named.ts';
import { practiceReport } from './practice.ts';
import { resultsReport } from './results.ts';

/** Counts as practices sent them, with everybody; and as the warehouse finds them among its people. */
export type Family = 'sent' | 'found';

/** Names the counts of a measure in one place or group, whichever page shows them. */
export function figureKey(family: Family, indicator: string, periodEnd: Day, place: string): string {
  return [family, indicator, isoOfDay(periodEnd), place].join('|');
}

/**
 * Every figure about people's results that one reader can open: pages, their tables and the same as JSON. The page of one measure
 * at one practice shows what the practice's own page does.
 */
export class ShownFigures {
  readonly figures: ShownFigure[] = [];
  /** Groups of people that the results say add up to everybody. */
  readonly groups: WholeGroups[] = [];
  readonly #context: ReportContext;
  readonly #reader: Actor;

  private constructor(context: ReportContext, reader: Actor) {
    this.#context = context;
    this.#reader = reader;
  }

  /** Opens every page of results with the reader's own right, at each of the period ends. What is refused gives nothing. */
  static async gathered(context: ReportContext, reader: Actor, periodEnds: readonly Day[]): Promise<ShownFigures> {
    const shown = new ShownFigures(context, reader);
    for (const periodEnd of periodEnds) {
      await shown.#results(periodEnd);
      await shown.#measures(periodEnd);
    }
    await shown.#places();
    return shown;
  }

  async #results(periodEnd: Day): Promise<void> {
    const report = given(await resultsReport(this.#context, this.#reader, { periodEnd }));
    for (const { indicator, level, area, counts } of report?.results ?? []) {
      this.#take('found', indicator, periodEnd, `${level} ${area}`, counts);
    }
    const whole = (report?.sums ?? []).filter(({ agrees }) => agrees).map(({ of }) => of);
    const ofPeople = (report?.results ?? []).filter(({ level }) =>
      DIMENSIONS.some((one) => one === level && whole.includes(one)),
    );
    for (const own of Map.groupBy(ofPeople, ({ indicator, level }) => `${indicator} ${level}`).values()) {
      const indicator = own[0]?.indicator ?? '';
      this.groups.push({ indicator, periodEnd, areas: own.map(({ level, area }) => `${level} ${area}`) });
    }
  }

  async #measures(periodEnd: Day): Promise<void> {
    for (const { id: indicator } of measuresOfPeople(this.#context.framework)) {
      const compared = given(await measureByPracticeReport(this.#context, this.#reader, { indicator, periodEnd }));
      if (compared === undefined) continue;
      this.#take('sent', indicator, periodEnd, `commissioner ${compared.commissioner.code}`, compared.borough.counts);
      for (const { practice, numerator, denominator } of compared.practices) {
        const area = `practice ${practice}`;
        const key = figureKey('sent', indicator, periodEnd, area);
        this.#takeOne(cellOf(key, 'numerator'), numerator);
        this.#takeOne(cellOf(key, 'denominator'), denominator);
      }
    }
  }

  async #places(): Promise<void> {
    const { commissioner } = this.#context.register;
    const borough = given(await boroughReport(this.#context, this.#reader, {}));
    for (const { indicator, periodEnd, counts } of borough?.measures ?? []) {
      this.#take('sent', indicator, periodEnd, `commissioner ${commissioner.code}`, counts);
    }
    for (const { id } of commissioner.localities) {
      const locality = given(await localityReport(this.#context, this.#reader, { locality: id }));
      for (const { indicator, periodEnd, counts } of locality?.measures ?? []) {
        this.#take('sent', indicator, periodEnd, `locality ${id}`, counts);
      }
    }
    for (const { code } of this.#context.register.practices()) {
      const practice = given(await practiceReport(this.#context, this.#reader, { practice: code }));
      for (const { indicator, periodEnd, counts } of practice?.measures ?? []) {
        if (!('kind' in counts)) this.#take('sent', indicator, periodEnd, `practice ${code}`, counts);
      }
    }
  }

  #take(family: Family, indicator: string, periodEnd: Day, area: string, counts: Released<ShownMeasureCounts>): void {
    this.figures.push(...figuresOfPlace(figureKey(family, indicator, periodEnd, area), counts));
  }

  #takeOne(cell: string, { level, value }: { readonly level: string; readonly value: ShownCount }): void {
    if (value !== 'not received')
      this.figures.push({ cell, shown: value, as: level === 'exact' ? 'exact by right' : 'released' });
  }
}

function given<T>(outcome: Outcome<T>): T | undefined {
  return outcome.ok ? outcome.value : undefined;
}
