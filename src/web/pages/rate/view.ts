import { type Day, dayText } from '../../../base/index.ts';
import type { RateReport, RateResult, ReportBasis } from '../../../reports/index.ts';
import {
  type Address,
  catalogueEntryAddress,
  feedFileAddress,
  practiceRateAddress,
  rateAddress,
  ratePeopleAddress,
  underFramework,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { dateCell, isoDateText, sentenceCase } from '../../layout/figures.ts';
import type { Fact, Link, Page, Table } from '../../layout/page.ts';
import {
  rateIntervalText,
  rateValueCell,
  rateValueText,
  sumsText,
  sumText,
  trustCell,
} from '../../layout/rate-words.ts';
import { toBorough, toPractice } from '../../layout/trail.ts';
import { trustFacts } from '../../layout/trust.ts';

type Given = RateReport & { readonly basis: ReportBasis };

/** A rate, survey or other such measure: its results by place, over time, its rule in words and how far to trust it. */
export function rateView(report: Given): Page<'invented'> {
  const { entry, place, commissioner, periodEnd } = report;
  return {
    realm: 'invented',
    template: 'rate',
    heading: `${entry.indicator}: ${entry.shortTitle}`,
    caption: `${place?.name ?? commissioner.name}, at ${dayText(periodEnd)}`,
    trail: place === null ? toBorough(commissioner.name) : toPractice(place),
    tables: [resultsTable(report), trendTable(report)],
    content: {
      answer: answerOf(report),
      caution: cautionOf(report),
      missing: missingWords(report),
      rule: entry.facts.map(({ what, says }): Fact<never> => ({ name: what, value: sentenceCase(isoDateText(says)) })),
      wording: entry.wording,
      trust: trustOf(report),
      people: peopleLinks(report),
      links: linksOf(report),
      ifWrong: {
        sentences: [
          report.entry.ruleHash === null
            ? 'This figure is not counted from records here: who sent it can put it right, and the next file takes its place.'
            : 'Open a practice, then its people: each has the records and encounters that were counted. A wrong record is put right in the practice’s own system.',
        ],
        links: [],
      },
      workedOut: [...basisFacts(report.basis), ...definitionFacts(report)],
    },
  };
}

/** The result that the page is about: the practice's where it is shown there, else the widest place's. */
function mainResult({ results, place }: Given): RateResult | undefined {
  return results.find(({ area }) => area === place?.practice) ?? results[0];
}

function answerOf(report: Given): string {
  const main = mainResult(report);
  if (main === undefined) return 'There is no result: nobody counts anywhere.';
  const text = rateValueText(main);
  if (text === undefined) return `There is no result for ${main.name}. ${main.words ?? ''}`.trim();
  if (main.sums === undefined) return `${main.name}: ${text}.`;
  return `${main.name}: ${text}, which is ${sumsText(main, main.sums.value)}.`;
}

function cautionOf({ entry, place, results }: Given): string {
  const isNotHere = place !== null && !results.some(({ area }) => area === place.practice);
  const shown = isNotHere ? 'It is not shown for single practices, because too few people count in one. ' : '';
  if (entry.kind === 'rating')
    return `${shown}A rating is a judgement in words: it is never averaged, added up or ranked.`;
  if (entry.kind === 'survey') return `${shown}Surveys and the friends and family test are never ranked.`;
  if (results.every(({ value }) => value.value === null)) return `${shown}The order of the rows is not a ranking.`;
  const ranked = results.some(({ isRanked }) => isRanked);
  if (results.every(({ interval }) => interval.value === null))
    return `${shown}No interval is worked out for a figure of this kind, so that places are not put in an order of merit. The order of the rows is not a ranking.`;
  const overlap = 'A difference between two places whose intervals overlap may be chance.';
  const repeated =
    ' Somebody to whom it happened more than once counts each time, which makes the intervals somewhat too narrow: places are not put in an order of merit.';
  const chance = ranked ? overlap : `${overlap}${repeated}`;
  return `${shown}${chance} The order of the rows is not a ranking.`;
}

/** `Counted (encounters)`, where it is said of what. */
function headingOf(words: string, of: string | undefined): string {
  return of === undefined || of === '' ? words : `${words} (${of})`;
}

function resultsTable({ results, entry, periodEnd }: Given): Table<'invented'> {
  const sumsIn = results.find((result) => result.sumsIn !== null)?.sumsIn;
  return {
    id: 'results',
    caption: `Results at ${dayText(periodEnd)}`,
    columns: [
      { heading: 'Place', kind: 'text' },
      { heading: 'Level', kind: 'text' },
      { heading: 'Result', kind: 'number', isMain: true },
      { heading: headingOf('Counted', sumsIn?.numerator), kind: 'number' },
      { heading: headingOf('Out of', sumsIn?.denominator), kind: 'number' },
      { heading: '95% interval', kind: 'number' },
      { heading: 'Trust', kind: 'text' },
    ],
    rows: results.map((result) => {
      const { note: _, ...value } = rateValueCell(result);
      return [
        { text: result.name, ...linkOf(result, entry.indicator, periodEnd, entry.framework.id) },
        { text: result.level },
        value,
        { text: sumText(result.sums?.value.numerator) },
        { text: sumText(result.sums?.value.denominator) },
        { text: rateIntervalText(result) },
        trustCell(result),
      ];
    }),
    whenEmpty: 'Nobody counts anywhere. Results appear when the records have been received.',
  };
}

/** Why some places have no value, each reason once. */
function missingWords({ results }: Given): readonly string[] {
  const reasons = results.flatMap(({ value, words }) => (value.value === null && words !== null ? [words] : []));
  return [...new Set(reasons)];
}

function linkOf(
  { level, area }: RateResult,
  indicator: string,
  periodEnd: Day,
  framework: string,
): { readonly href?: Address<'invented'> } {
  if (level !== 'practice') return {};
  return { href: underFramework(practiceRateAddress(area, indicator, periodEnd), framework) };
}

function trendTable(report: Given): Table<'invented'> {
  const { trend, entry, place } = report;
  const address = (periodEnd: Day): Address<'invented'> =>
    place === null
      ? rateAddress(entry.indicator, periodEnd)
      : practiceRateAddress(place.practice, entry.indicator, periodEnd);
  return {
    id: 'trend',
    caption: `Over time: ${mainResult(report)?.name ?? report.commissioner.name}`,
    columns: [
      { heading: 'At', kind: 'date' },
      { heading: 'Result', kind: 'number', isMain: true },
      { heading: '95% interval', kind: 'number' },
    ],
    rows: trend.map(({ periodEnd, result }) => [
      { ...dateCell(periodEnd), href: underFramework(address(periodEnd), entry.framework.id) },
      rateValueCell(result),
      { text: rateIntervalText(result) },
    ]),
    whenEmpty: 'Nothing was counted at another date.',
  };
}

function trustOf(report: Given): readonly Fact<'invented'>[] {
  const main = mainResult(report);
  if (main === undefined) return [];
  const { mark, value, words, source, populationBasis } = main;
  return [
    ...trustFacts(mark),
    ...(populationBasis === null ? [] : [{ name: 'Out of whom', value: sentenceCase(populationBasis) }]),
    ...(words === null || value.value === null ? [] : [{ name: 'To know', value: words }]),
    ...(source === null
      ? []
      : [
          {
            name: 'Received in',
            value: `Row ${source.row} of ${source.file}`,
            href: feedFileAddress(source.sha256),
          },
        ]),
  ];
}

/** The people behind it at this practice, for those who may see them. */
function peopleLinks({ maySeePeople, place, entry, periodEnd }: Given): readonly Link<'invented'>[] {
  if (!maySeePeople || place === null) return [];
  const address = (of: string): Address<'invented'> =>
    underFramework(ratePeopleAddress(place.practice, entry.indicator, periodEnd, of), entry.framework.id);
  return [
    { text: 'People who add something to what is counted', href: address('numerator') },
    { text: 'Everybody it is counted against', href: address('denominator') },
  ];
}

function linksOf({ entry, place, periodEnd }: Given): readonly Link<'invented'>[] {
  const everywhere = {
    text: 'Every place',
    href: underFramework(rateAddress(entry.indicator, periodEnd), entry.framework.id),
  };
  return [
    ...(place === null ? [] : [everywhere]),
    {
      text: `In the catalogue: ${entry.framework.title}`,
      href: underFramework(catalogueEntryAddress(entry.indicator), entry.framework.id),
    },
  ];
}

function definitionFacts({ entry }: Given): readonly Fact<never>[] {
  return entry.ruleHash === null ? [] : [{ name: 'Definition (hash)', value: entry.ruleHash }];
}
