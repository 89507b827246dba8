import type { Day, Released } from '../../base/index.ts';
import {
  cellOf,
  figuresOfPlace,
  releaseDerived,
  type ShownFigure,
  type ShownMeasureCounts,
  type ShownRate,
} from '../../disclosure/index.ts';
import { DIMENSIONS } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { measureReport } from '../measures/measure.ts';
import { measureByPracticeReport } from '../measures/measure-by-practice.ts';
import { measuresOfPeople } from '../measures/measure-named.ts';
import { resultsReport } from '../measures/results.ts';
import { boroughReport } from '../places/borough.ts';
import { localityReport } from '../places/locality.ts';
import { practiceReport } from '../places/practice.ts';
import { exactResults, groupSums, knownSums, type WholeGroups } from './known-sums.ts';
import {
  countedIn,
  FAMILY,
  type Family,
  figureKey,
  figureOf,
  given,
  type Opened,
  type ShownKind,
} from './shown-kind.ts';

/**
 * Every figure about people's results that one reader can open, under every framework: results at every level and by fifth, age,
 * sex and ethnicity, comparisons and what their charts are drawn from, places. The page of one measure at one practice shows
 * what the practice's own page does.
 */
export async function shownResults(opened: Opened): Promise<ShownKind> {
  const { context, periodEnds } = opened;
  const { paidBy, frameworks = [paidBy] } = context;
  const shown = new ShownResults(opened);
  const sums = [];
  const exactly = new Map<string, number>();
  for (const framework of frameworks) {
    const under = context.under(framework);
    for (const periodEnd of periodEnds) {
      const groups = await shown.results(under, periodEnd);
      await shown.measures(under, periodEnd);
      sums.push(...(await knownSums(under, periodEnd)), ...groupSums(under, groups));
      for (const [cell, count] of await exactResults(under, periodEnd)) exactly.set(cell, count);
    }
  }
  await shown.places();
  return { kind: 'results', figures: shown.figures, sums, exactly };
}

class ShownResults {
  readonly figures: ShownFigure[] = [];
  readonly #opened: Opened;
  /** What was compared under a framework before: another that defines it alike is sent the same counts, and shows them alike. */
  readonly #compared = new Set<string>();

  constructor(opened: Opened) {
    this.#opened = opened;
  }

  /** @returns groups of people that the results say add up to everybody */
  async results(under: ReportContext, periodEnd: Day): Promise<readonly WholeGroups[]> {
    const framework = under.framework.id;
    const report = given(await resultsReport(this.#opened.context, this.#opened.reader, { framework, periodEnd }));
    const results = report?.results ?? [];
    for (const { indicator, level, area, basis, counts, rate } of results) {
      this.#take(under, { family: FAMILY[basis], indicator, periodEnd, area: `${level} ${area}` }, counts, rate);
    }
    const whole = (report?.sums ?? []).filter(({ agrees }) => agrees).map(({ of }) => of);
    const ofPeople = results.filter(({ level }) => DIMENSIONS.some((one) => one === level && whole.includes(one)));
    return [...Map.groupBy(ofPeople, ({ indicator, level }) => `${indicator} ${level}`).values()].map((own) => ({
      counted: countedIn(under, own[0]?.indicator ?? ''),
      periodEnd,
      areas: own.map(({ level, area }) => `${level} ${area}`),
    }));
  }

  async measures(under: ReportContext, periodEnd: Day): Promise<void> {
    const { context, reader } = this.#opened;
    const framework = under.framework.id;
    for (const { id: indicator } of measuresOfPeople(under.framework)) {
      const counted = `${countedIn(under, indicator)} ${periodEnd}`;
      if (this.#compared.has(counted)) continue;
      this.#compared.add(counted);
      const compared = given(await measureByPracticeReport(context, reader, { framework, indicator, periodEnd }));
      if (compared === undefined) continue;
      const whole = {
        family: 'sent' as const,
        indicator,
        periodEnd,
        area: `commissioner ${compared.commissioner.code}`,
      };
      this.#take(under, whole, compared.borough.counts, compared.borough.rate);
      for (const { practice, numerator, denominator, rate } of compared.practices) {
        const key = figureKey('sent', countedIn(under, indicator), periodEnd, `practice ${practice}`);
        this.figures.push(...figureOf(cellOf(key, 'numerator'), numerator.level, numerator.value));
        this.figures.push(...figureOf(cellOf(key, 'denominator'), denominator.level, denominator.value));
        this.figures.push(...figuresOfRate(key, rate));
      }
      await this.#own(under, indicator, periodEnd);
    }
  }

  /** A practice's staff open their own measure at any period end, exactly: as it was sent and as the warehouse finds it. */
  async #own(under: ReportContext, indicator: string, periodEnd: Day): Promise<void> {
    const { context, reader } = this.#opened;
    const { organisation: practice } = reader;
    if (practice === undefined || !context.register.has(practice)) return;
    const framework = under.framework.id;
    const own = given(await measureReport(context, reader, { practice, framework, indicator, periodEnd }));
    if (own === undefined) return;
    const at = { indicator, periodEnd, area: `practice ${practice}` };
    if (!('kind' in own.paid)) this.#take(under, { ...at, family: 'sent' }, own.paid);
    const { value: found } = own.recomputed;
    if (!('kind' in found))
      this.#take(
        under,
        { ...at, family: 'found' },
        releaseDerived(own.recomputed, () => found),
      );
  }

  async places(): Promise<void> {
    const { context, reader } = this.#opened;
    const { commissioner } = context.register;
    const borough = given(await boroughReport(context, reader, {}));
    for (const { indicator, periodEnd, counts, rate } of borough?.measures ?? []) {
      this.#take(
        context,
        { family: 'sent', indicator, periodEnd, area: `commissioner ${commissioner.code}` },
        counts,
        rate,
      );
    }
    for (const { id } of commissioner.localities) {
      const locality = given(await localityReport(context, reader, { locality: id }));
      for (const { indicator, periodEnd, counts, rate } of locality?.measures ?? []) {
        this.#take(context, { family: 'sent', indicator, periodEnd, area: `locality ${id}` }, counts, rate);
      }
    }
    for (const { code } of context.register.practices()) {
      const practice = given(await practiceReport(context, reader, { practice: code }));
      for (const { indicator, periodEnd, counts } of practice?.measures ?? []) {
        if ('kind' in counts) continue;
        this.#take(context, { family: 'sent', indicator, periodEnd, area: `practice ${code}` }, counts);
      }
    }
  }

  #take(under: ReportContext, of: CountsOf, counts: Released<ShownMeasureCounts>, rate?: Released<ShownRate>): void {
    const key = figureKey(of.family, countedIn(under, of.indicator), of.periodEnd, of.area);
    this.figures.push(...figuresOfPlace(key, counts), ...(rate === undefined ? [] : figuresOfRate(key, rate)));
  }
}

type CountsOf = {
  readonly family: Family;
  readonly indicator: string;
  readonly periodEnd: Day;
  readonly area: string;
};

/** Charts are drawn from rates, each with the two counts that it was worked out from. */
function figuresOfRate(key: string, { level, value }: Released<ShownRate>): readonly ShownFigure[] {
  if (value.kind === 'none') return [];
  const as = level === 'exact' ? 'exact by right' : 'released';
  return (['numerator', 'denominator'] as const).map((part) => ({ cell: cellOf(key, part), shown: value[part], as }));
}
