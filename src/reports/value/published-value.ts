import {
  accepted,
  decimalText,
  type FinancialYear,
  financialYearFromText,
  type Outcome,
  refused,
} from '../../base/index.ts';
import { quantileFrontier, reliabilityOfValues, type Score, Z_95, Z_998 } from '../../benchmarking/index.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';
import { ENGLAND } from '../funding/funding.ts';
import type { ContractKind } from '../funding/funding-practice.ts';
import type { PublishedPractice } from './published-value-data.ts';
import { commissionersOf, groupsOf, type ValueGroup, wordsOfFifth } from './published-value-groups.ts';
import { publishedPracticesOf } from './published-value-kept.ts';
import { type NotPlaced, type Placed, type ValueMap, valueMap } from './published-value-map.ts';
import { sensitivityOf } from './published-value-sensitivity.ts';
import { fifthsOf, type PaymentYear, paymentYears } from './published-value-years.ts';
import { type ValueChoice, type ValueChoiceAsk, valueChoice } from './value-choice.ts';
import { PLACE_KINDS, type PlaceKind, placeKindOf } from './value-place.ts';
import { middleOf, type Sensitivity } from './value-sensitivity.ts';

export type PublishedValueAsk = ValueChoiceAsk & {
  /** 2014/15 or 2014-15. */
  readonly year: string;
  /** `england`, or a commissioner's code of three characters. */
  readonly area?: string;
};

/** A practice on the page: its case-finding with a 95 % interval, and its payment with the range of its own lists. */
export type ValuePractice = {
  readonly practice: string;
  readonly name: string;
  readonly area: string;
  readonly areaName: string;
  readonly contractType: ContractKind;
  /** 1: the most deprived fifth of the practices placed; null: no score was received. */
  readonly deprivationFifth: number | null;
  /** England is 100; in standard deviations, England 0, where conditions were given equal spread. */
  readonly index: string;
  readonly lower: string;
  readonly upper: string;
  /** Share of its distance from the others that is not chance, 0 to 1. */
  readonly reliability: string;
  /** Whether it is reliable and lies beyond 99.8 % limits that take in what is usual between practices. */
  readonly isOutlier: boolean;
  /** £ a head, and the same at the greatest and the least of the year's quarterly lists; null where none was received. */
  readonly pounds: string;
  readonly poundsLow: string | null;
  readonly poundsHigh: string | null;
  readonly place: PlaceKind;
};

export type PublishedValueReport = {
  readonly year: string;
  readonly release: 'published';
  readonly area: string;
  readonly areaName: string;
  readonly unit: 'England = 100' | 'standard deviations from the mean of practices';
  readonly choice: {
    readonly weights: readonly { readonly id: string; readonly name: string; readonly weight: number }[];
  } & Omit<ValueChoice, 'weights'>;
  readonly conditions: readonly {
    readonly id: string;
    readonly name: string;
    readonly weight: number;
    /** Of whom the estimate is taken to be, and how sure that is. */
    readonly of: string;
    readonly status: string;
    readonly basis: string;
    /** England's recorded ÷ expected; null where the condition weighs nothing. */
    readonly recordedToExpected: string | null;
  }[];
  readonly notUsed: readonly { readonly name: string; readonly why: string }[];
  readonly leftOutOfPayment: readonly string[];
  /** The median payment of all practices placed in England, £ a head. */
  readonly medianPounds: string;
  /** Median reliability over the practices placed in England. */
  readonly reliability: string;
  readonly placedInEngland: number;
  readonly practices: readonly ValuePractice[];
  readonly places: readonly { readonly place: PlaceKind; readonly words: string; readonly practices: number }[];
  /** What one practice in twenty reaches at each level of payment; empty for an area. */
  readonly frontier: readonly ShownFrontierStep[];
  readonly sensitivity: readonly Sensitivity[];
  readonly byContract: readonly ValueGroup[];
  readonly byDeprivation: readonly ValueGroup[];
  readonly byCommissioner: readonly (ValueGroup & { readonly area: string })[];
  readonly notPlaced: readonly {
    readonly reason: string;
    readonly practices: number;
    readonly which: readonly string[];
  }[];
  /** Payment in every published year: case-finding is known of those alone whose estimates were received. */
  readonly years: readonly PaymentYear[];
  /** SHA-256 of the payments file and of the file of estimates. */
  readonly files: { readonly payments: string; readonly prevalence: string };
};

/** What so many reach about a payment, and between which limits that lies. */
export type ShownFrontierStep = Pick<ValuePractice, 'pounds' | 'index' | 'lower' | 'upper'>;

const FRONTIER_SHARE = 0.95;

/**
 * Recorded against expected prevalence beside payment for a head, from published files in service. Anybody may read it.
 * Refuses as `valueChoice`; `warehouse.empty` where a file was not imported, `not-found` for an area without a practice.
 */
export async function publishedValueReport(
  context: ReportContext,
  ask: PublishedValueAsk,
): Promise<Outcome<PublishedValueReport>> {
  const found = await publishedValueMap(context, ask);
  if (!found.ok) return found;
  const { year, choice, all, map } = found.value;
  const area = ask.area ?? ENGLAND;
  const isThere = ({ paid }: PublishedPractice): boolean => area === ENGLAND || paid.area === area;
  const areaName = area === ENGLAND ? 'England' : all.find(isThere)?.paid.areaName;
  if (areaName === undefined) return noArea(area, year);
  const described = describedPractices(map, choice);
  const own = described.filter(({ practice }) => isThere(practice));
  const shown = own.map((one) => one.shown);
  return accepted({
    year: year.label,
    release: 'published',
    area,
    areaName,
    unit: choice.spread === 'equal' ? 'standard deviations from the mean of practices' : 'England = 100',
    ...definedBy(context, choice, map),
    medianPounds: fixed(middleOf(map.placed.map(({ payment }) => payment)), 2),
    reliability: described.find(({ medianReliability }) => medianReliability !== '')?.medianReliability ?? '0.00',
    placedInEngland: map.placed.length,
    practices: shown,
    places: Object.entries(PLACE_KINDS).map(([place, words]) => ({
      place: place as PlaceKind,
      words,
      practices: shown.filter((one) => one.place === place).length,
    })),
    frontier: area === ENGLAND ? frontierOf(map.placed, choice) : [],
    sensitivity: sensitivityOf(context.caseFinding, { choice, map }),
    byContract: groupsOf(shown, ({ contractType }) => (contractType === 'unknown' ? 'not stated' : contractType)),
    byDeprivation: groupsOf(shown, ({ deprivationFifth }) => wordsOfFifth(deprivationFifth)),
    byCommissioner: area === ENGLAND ? commissionersOf(shown) : [],
    notPlaced: reasonsOf(map.notPlaced.filter(({ practice }) => isThere(practice))),
    years: await paymentYears(context, choice, area === ENGLAND ? undefined : area),
    files: filesOf(all),
  });
}

/** Reads what the pages of every published year are made of, once for a snapshot. */
export async function warmPublishedValue(context: ReportContext): Promise<void> {
  const years = await publishedValueYears(context);
  const usual = valueChoice({}, context.caseFinding);
  if (years.ok && years.value.length > 0 && usual.ok) await paymentYears(context, usual.value, undefined);
}

export type FoundMap = {
  readonly year: FinancialYear;
  readonly choice: ValueChoice;
  readonly all: readonly PublishedPractice[];
  readonly map: ValueMap;
};

/** The map that a choice makes of a year. Refuses as `publishedValueReport`. */
export async function publishedValueMap(context: ReportContext, ask: PublishedValueAsk): Promise<Outcome<FoundMap>> {
  const choice = valueChoice(ask, context.caseFinding);
  if (!choice.ok) return choice;
  const year = financialYearFromText(ask.year);
  if (year === undefined) {
    return refused({ code: 'input.invalid', message: `A year is written 2014/15, not ${ask.year}.` });
  }
  const all = await publishedPracticesOf(context, year);
  if (all.length === 0) return notReceived(year, 'NHS Payments to General Practice', 'gp-payments');
  if (all.every(({ findings }) => findings.size === 0)) {
    return notReceived(year, 'expected prevalence', 'prevalence-estimates');
  }
  return accepted({ year, choice: choice.value, all, map: valueMap(all, year, context.caseFinding, choice.value) });
}

/** Years of which both a payments file and expected prevalence are in service, oldest first. Anybody may read it. */
export async function publishedValueYears(context: ReportContext): Promise<Outcome<readonly string[]>> {
  const reader = await context.warehouse.current().aggregates();
  try {
    const rows = await reader.rows<{ year: string }>(
      `SELECT DISTINCT year FROM gp_payments
       WHERE left(year, 4) IN (SELECT year(period_from)::VARCHAR FROM measure_values WHERE realm = 'published' AND source = ?)
       ORDER BY year`,
      [context.caseFinding.source],
    );
    return accepted(rows.map(({ year }) => year));
  } finally {
    reader.close();
  }
}

function definedBy(
  { caseFinding }: ReportContext,
  choice: ValueChoice,
  { overall }: ValueMap,
): Pick<PublishedValueReport, 'choice' | 'conditions' | 'notUsed' | 'leftOutOfPayment'> {
  const weightOf = (id: string): number => choice.weights.get(id) ?? 0;
  const { basis, spread, per, qof } = choice;
  return {
    choice: {
      weights: caseFinding.conditions.map(({ id, name }) => ({ id, name, weight: weightOf(id) })),
      ...{ basis, spread, per, qof },
    },
    conditions: caseFinding.conditions.map(({ id, name, of, status, basis: source }, at) => ({
      ...{ id, name, status, basis: source },
      of: basis === 'ages' ? of : 'everybody on the list',
      weight: weightOf(id),
      recordedToExpected: overall[at] == null ? null : fixed(overall[at], 2),
    })),
    notUsed: caseFinding.notUsed,
    leftOutOfPayment: caseFinding.leftOutOfPayment.map(({ name }) => name),
  };
}

type Described = {
  readonly practice: PublishedPractice;
  readonly shown: ValuePractice;
  readonly medianReliability: string;
};

function describedPractices({ placed }: ValueMap, choice: ValueChoice): readonly Described[] {
  const middle = middleOf(placed.map(({ payment }) => payment));
  const fifths = fifthsOf(placed);
  const reliability = reliabilityOfValues(
    placed.map(({ quality }) => quality.value),
    placed.map(({ quality }) => quality.error),
  );
  const medianReliability = reliability.ok ? fixed(reliability.value.measure, 2) : '';
  const isOutlier = ({ quality }: Placed, at: number): boolean =>
    reliability.ok &&
    reliability.value.isReliable[at] === true &&
    Math.abs(quality.value - reliability.value.mean) >
      Z_998 * Math.hypot(quality.error, Math.sqrt(reliability.value.betweenVariance));
  return placed.map((one, at) => ({
    practice: one.practice,
    medianReliability,
    shown: {
      ...shownPlaced(one, choice, middle),
      deprivationFifth: fifths.get(one) ?? null,
      reliability: reliability.ok ? fixed(reliability.value.practices[at] ?? 0, 2) : 'not worked out',
      isOutlier: isOutlier(one, at),
    },
  }));
}

/** One practice as it is shown, but for what hangs on the others. */
export function shownPlaced(
  { practice, quality, pounds, payment }: Placed,
  choice: ValueChoice,
  middle: number,
): Omit<ValuePractice, 'deprivationFifth' | 'reliability' | 'isOutlier'> {
  const { paid, lists } = practice;
  const [low, high] = rangeOf(payment, paid.registered?.valueOf() ?? 0, lists);
  return {
    practice: paid.practice,
    name: paid.name,
    area: paid.area,
    areaName: paid.areaName,
    contractType: paid.contractType,
    ...indexOf(quality, choice),
    pounds: decimalText(pounds, 2),
    poundsLow: low,
    poundsHigh: high,
    place: placeKindOf(quality, payment, middle),
  };
}

/** A score as a reader sees it, with its 95 % interval. */
export function indexOf(
  { value, error }: Score,
  choice: Pick<ValueChoice, 'spread'>,
): Pick<ValuePractice, 'index' | 'lower' | 'upper'> {
  const text = (score: number): string => scoreText(score, choice);
  return { index: text(value), lower: text(value - Z_95 * error), upper: text(value + Z_95 * error) };
}

/** England is 100; in standard deviations 0. */
function scoreText(score: number, { spread }: Pick<ValueChoice, 'spread'>): string {
  return spread === 'equal' ? fixed(score, 2) : fixed(100 * Math.exp(score), 1);
}

/** What the payment is at the year's greatest and least list; the published list stands between them or beside them. */
function rangeOf(
  payment: number,
  registered: number,
  lists: readonly number[],
): readonly [string, string] | readonly [null, null] {
  if (registered <= 0 || lists.length === 0) return [null, null];
  const at = (people: number): string => fixed((payment * registered) / people, 2);
  return [at(Math.max(...lists)), at(Math.min(...lists))];
}

function frontierOf(placed: readonly Placed[], choice: ValueChoice): readonly ShownFrontierStep[] {
  const found = quantileFrontier(
    placed.map(({ payment, quality }) => ({ x: payment, y: quality.value })),
    FRONTIER_SHARE,
  );
  if (!found.ok) return [];
  return found.value.map(({ x, y, low, high }) => ({
    pounds: fixed(x, 2),
    index: scoreText(y, choice),
    lower: scoreText(low, choice),
    upper: scoreText(high, choice),
  }));
}

function reasonsOf(notPlaced: readonly NotPlaced[]): PublishedValueReport['notPlaced'] {
  return [...Map.groupBy(notPlaced, ({ reason }) => reason)]
    .map(([reason, own]) => ({
      reason,
      practices: own.length,
      which: own.map(({ practice }) => practice.paid.practice),
    }))
    .sort((one, other) => other.practices - one.practices);
}

export function filesOf(all: readonly PublishedPractice[]): PublishedValueReport['files'] {
  const found = all.find(({ findings }) => findings.size > 0);
  const [first] = found?.findings.values() ?? [];
  return { payments: all[0]?.paid.file ?? '', prevalence: first?.file ?? '' };
}

function notReceived<T>(year: FinancialYear, what: string, feed: string): Outcome<T> {
  return refused({
    code: 'warehouse.empty',
    message: `No file of ${what} of ${year.label} was imported.`,
    remedy: `Import it as published: commonweal import ${feed} <file>`,
  });
}

function noArea<T>(area: string, year: FinancialYear): Outcome<T> {
  return refused({
    code: 'not-found',
    message: `No practice of ${area} is in the payments file of ${year.label}.`,
    remedy: 'Give england, or the commissioner’s code as it was that year, for example 05C for Dudley.',
  });
}
