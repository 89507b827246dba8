import {
  accepted,
  decimalText,
  type Exact,
  exact,
  type FinancialYear,
  financialYear,
  monthOfDay,
  type Outcome,
  type Pence,
  poundsFromPence,
  refused,
} from '../../base/index.ts';
import {
  poundsPerHead,
  premiumOf,
  premiumReview,
  type Reinvestment,
  type ReviewedPractice,
  type ReviewYear,
} from '../../contracts/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import type { ReportContext } from '../context.ts';
import { ENGLAND, practicesOfYear } from './funding.ts';
import { leftOut, type PaidPractice } from './funding-practice.ts';
import { type GlobalSumRates, priceOfYear, type YearPrice } from './global-sum-price.ts';
import { globalSumRates } from './published-funding.ts';
import { reviewChoice } from './review-choice.ts';

export type PublishedReviewAsk = {
  /** 2014/15 or 2014-15. */
  readonly year: string;
  /** The commissioner's code; absent: every commissioner in short. */
  readonly area?: string;
  readonly taperYears?: string;
  readonly reinvestment?: string;
};

/** The premium of a real practice as far as it was published: what is not in the file is said not to be. */
export type ApparentPremium = {
  readonly practice: string;
  readonly name: string;
  readonly area: string;
  readonly weightedPatients: string;
  /** Global Sum + MPIG correction factor + Balance of PMS, as published. */
  readonly corePence: Pence;
  /** Weighted patients × price × (1 − out of hours), without the adjustments that are not in the file. */
  readonly gmsEquivalentPence: Pence;
  readonly apparentPremiumPence: Pence;
  readonly apparentPremiumPerWeightedHead: string;
  readonly label: typeof UPPER_BOUND;
  readonly definedPart: typeof NOT_RECEIVED;
  /** The file, and the record in it. */
  readonly file: string;
  readonly row: number;
};

const UPPER_BOUND = 'upper bound';
const NOT_RECEIVED = 'not received';

/** What an area's PMS practices were paid above GMS, together. */
export type ReviewArea = {
  readonly area: string;
  readonly areaName: string;
  readonly pmsPractices: number;
  /** Of them, those that were paid more than GMS would have. */
  readonly aboveGms: number;
  readonly weightedPatients: string;
  readonly apparentPremiumPence: Pence;
  readonly apparentPremiumPerWeightedHead: string;
};

export type PublishedReviewReport = {
  readonly year: string;
  readonly release: 'published';
  readonly label: typeof UPPER_BOUND;
  readonly definedPart: typeof NOT_RECEIVED;
  /** The five tests are made of each practice by its commissioner and were not published. */
  readonly tests: 'not recorded';
  readonly area: string;
  readonly areaName: string;
  readonly price: string;
  readonly outOfHoursSharePercent: string;
  readonly netPrice: string;
  readonly england: ReviewArea;
  readonly areas: readonly ReviewArea[];
  /** PMS practices of the area asked for; every one of England without one. */
  readonly practices: readonly ApparentPremium[];
  /** For one area: what tapering the whole apparent premium would do, year by year. Null for England. */
  readonly taper: {
    readonly years: number;
    readonly reinvestment: Reinvestment;
    readonly effects: readonly ReviewYear[];
    readonly names: readonly { readonly practice: string; readonly name: string; readonly contractType: string }[];
  } | null;
  /** PMS practices that are in no figure, with the reason. */
  readonly leftOut: readonly { readonly practice: string; readonly name: string; readonly reason: string }[];
  readonly words: readonly string[];
  readonly file: { readonly sha256: string };
};

const WORDS = [
  'Upper bound: the published payment may hold premises, seniority, enhanced services or care out of hours that GMS pays apart, and the GMS equivalent lacks the temporary patients adjustment and the London adjustment, which the file does not give.',
  'Defined part: not received. What a premium was paid for is in the contract, which is not published.',
  'The five tests are blank: they are for the commissioner to record, and none was published.',
];

/** What the published payments in service show of PMS premiums. Anybody may read it. Refuses as `publishedReview`. */
export async function publishedReviewReport(
  context: ReportContext,
  ask: PublishedReviewAsk,
): Promise<Outcome<PublishedReviewReport>> {
  const reader = await context.warehouse.current().aggregates();
  try {
    return await publishedReview({ reader, rates: globalSumRates(context.rates), ...ask });
  } finally {
    reader.close();
  }
}

/**
 * What the published payments of a year show of PMS premiums, and no more: the apparent premium of each practice over its
 * GMS equivalent. Refuses as `fundingReport`, as `reviewChoice`, and `statement.no-rate` for a year without a price.
 */
export async function publishedReview(
  ask: PublishedReviewAsk & { readonly reader: Reader; readonly rates: GlobalSumRates },
): Promise<Outcome<PublishedReviewReport>> {
  const choice = reviewChoice(ask);
  if (!choice.ok) return choice;
  const found = await practicesOfYear(ask.reader, ask.year);
  if (!found.ok) return found;
  const { year, practices } = found.value;
  const price = priceOfYear(ask.rates, year);
  if ('without' in price) return noPrice(year);
  return review(practices, year, price, { ...ask, ...choice.value });
}

type Asked = { readonly area?: string; readonly taperYears: number; readonly reinvestment: Reinvestment };

function review(
  all: readonly PaidPractice[],
  year: FinancialYear,
  price: YearPrice,
  ask: Asked,
): Outcome<PublishedReviewReport> {
  const { area } = ask;
  const isThere = (practice: PaidPractice): boolean => area === undefined || practice.area === area;
  const chosen = all.filter(isThere);
  if (chosen.length === 0) return noArea(area ?? '', year);
  const premiums = all.flatMap((practice) => apparentPremium(practice, year, price));
  const inArea = premiums.filter((premium) => area === undefined || premium.area === area);
  const taper = area === undefined ? accepted(null) : taperOf(chosen, inArea, year, ask);
  if (!taper.ok) return taper;
  return accepted({
    year: year.label,
    release: 'published',
    label: UPPER_BOUND,
    definedPart: NOT_RECEIVED,
    tests: 'not recorded',
    area: area ?? ENGLAND,
    areaName: area === undefined ? 'England' : (chosen[0]?.areaName ?? area),
    price: decimalText(price.price, 2),
    outOfHoursSharePercent: decimalText(price.outOfHoursShare.mul(100), 2),
    netPrice: decimalText(price.netPrice, 6),
    england: areaOf(ENGLAND, 'England', premiums),
    areas: areasOf(all, premiums),
    practices: inArea,
    taper: taper.value,
    leftOut: chosen.flatMap((practice) => leftOutOf(practice, year)),
    words: WORDS,
    file: { sha256: all[0]?.file ?? '' },
  });
}

/** Core payment as published; undefined when no part of it was received. */
function coreOf({ globalSum, mpig, balanceOfPms }: PaidPractice): Pence | undefined {
  const received = [globalSum, mpig, balanceOfPms].filter((part) => part !== null);
  return received.length === 0 ? undefined : (received.reduce<bigint>((sum, part) => sum + part, 0n) as Pence);
}

function apparentPremium(practice: PaidPractice, year: FinancialYear, price: YearPrice): readonly ApparentPremium[] {
  const core = coreOf(practice);
  const { weighted } = practice;
  if (practice.contractType !== 'PMS' || leftOut(practice, year) || core === undefined || weighted === null) return [];
  const none = exact(0);
  const gms = {
    price: price.price,
    outOfHoursShare: exact(1).sub(price.netPrice.div(price.price)),
    otherOptOutShare: none,
    temporaryPatients: none,
    london: none,
  };
  const baseline = poundsFromPence(core);
  const premium = premiumOf({ weightedList: weighted, baseline, elements: [], services: [], gms });
  if (!premium.ok) return [];
  return [
    {
      practice: practice.practice,
      name: practice.name,
      area: practice.area,
      weightedPatients: decimalText(weighted, 2),
      corePence: core,
      gmsEquivalentPence: premium.value.gmsEquivalentPence,
      apparentPremiumPence: premium.value.premiumPence,
      apparentPremiumPerWeightedHead: decimalText(premium.value.perWeightedHead, 2),
      label: UPPER_BOUND,
      definedPart: NOT_RECEIVED,
      file: practice.file,
      row: practice.row,
    },
  ];
}

function areasOf(all: readonly PaidPractice[], premiums: readonly ApparentPremium[]): readonly ReviewArea[] {
  const names = new Map(all.map((practice) => [practice.area, practice.areaName]));
  const byArea = Map.groupBy(premiums, ({ area }) => area);
  return [...byArea]
    .map(([area, own]) => areaOf(area, names.get(area) ?? area, own))
    .sort((a, b) => a.area.localeCompare(b.area));
}

function areaOf(area: string, areaName: string, premiums: readonly ApparentPremium[]): ReviewArea {
  const weighted = premiums.reduce<Exact>((sum, one) => sum.add(exact(one.weightedPatients)), exact(0));
  const total = premiums.reduce((sum, one) => sum + one.apparentPremiumPence, 0n) as Pence;
  return {
    area,
    areaName,
    pmsPractices: premiums.length,
    aboveGms: premiums.filter((one) => one.apparentPremiumPence > 0n).length,
    weightedPatients: decimalText(weighted, 2),
    apparentPremiumPence: total,
    apparentPremiumPerWeightedHead: weighted.n === 0n ? '0.00' : poundsPerHead(total, weighted),
  };
}

/** What would happen if the whole apparent premium were tapered: the most that a review could free. */
function taperOf(
  chosen: readonly PaidPractice[],
  premiums: readonly ApparentPremium[],
  year: FinancialYear,
  { taperYears, reinvestment }: Asked,
): Outcome<PublishedReviewReport['taper']> {
  const taperedOf = new Map(premiums.map((one) => [one.practice, one.apparentPremiumPence]));
  const counted = chosen.filter((practice) => leftOut(practice, year) === undefined && coreOf(practice) !== undefined);
  const practices = counted.map((practice): ReviewedPractice => {
    const premium = taperedOf.get(practice.practice) ?? 0n;
    return {
      practice: practice.practice,
      weightedList: practice.weighted ?? exact(0),
      registeredList: practice.registered ?? exact(0),
      deprivationScore: null,
      corePence: coreOf(practice) ?? (0n as Pence),
      taperedPence: (premium > 0n ? premium : 0n) as Pence,
    };
  });
  const firstYear = monthOfDay(financialYear(Number(year.label.slice(0, 4)) + 1).start);
  const effects = premiumReview({ practices, taperYears, reinvestment, firstYear });
  if (!effects.ok) return effects;
  const names = counted.map(({ practice, name, contractType }) => ({ practice, name, contractType }));
  return accepted({ years: taperYears, reinvestment, effects: effects.value, names });
}

function leftOutOf(practice: PaidPractice, year: FinancialYear): PublishedReviewReport['leftOut'] {
  if (practice.contractType !== 'PMS') return [];
  const reason = leftOut(practice, year) ?? (coreOf(practice) === undefined ? 'core payment not received' : undefined);
  return reason === undefined ? [] : [{ practice: practice.practice, name: practice.name, reason }];
}

function noPrice<T>(year: FinancialYear): Outcome<T> {
  return refused({
    code: 'statement.no-rate',
    message: `The rate table has no price of a weighted patient for all of ${year.label}.`,
  });
}

function noArea<T>(area: string, year: FinancialYear): Outcome<T> {
  return refused({
    code: 'not-found',
    message: `No practice of ${area} is in the payments file of ${year.label}.`,
    remedy: 'Give the commissioner’s code as it was that year, for example 05C for Dudley.',
  });
}
