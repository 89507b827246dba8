import {
  type Actor,
  accepted,
  decimalText,
  exact,
  financialYear,
  monthOfDay,
  type OdsCode,
  type Outcome,
  type Pence,
  refused,
} from '../../base/index.ts';
import {
  poundsPerHead,
  premiumReview,
  type Reinvestment,
  type ReviewedPractice,
  type ReviewYear,
} from '../../contracts/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import {
  type KeptPremiums,
  keptPremiums,
  type MadePremiums,
  madePremiums,
  type PremiumRates,
  premiumRates,
  type ReviewedPremium,
} from './premiums.ts';
import { reviewChoice } from './review-choice.ts';

export type PmsReviewAsk = {
  /** 2025/26; absent: the year whose premiums and services are known. */
  readonly year?: string;
  /** 4 to 7; absent: 5. */
  readonly taperYears?: string;
  readonly reinvestment?: string;
};

/** Every practice's core payment before and in the last year of the taper. */
export type CoreChange = {
  readonly practice: OdsCode;
  readonly name: string;
  readonly contractType: Practice['contractType'];
  readonly before: string;
  readonly after: string;
};

export type PmsReviewReport = {
  readonly year: string;
  readonly commissioner: { readonly code: OdsCode; readonly name: string };
  readonly taperYears: number;
  readonly reinvestment: Reinvestment;
  /** Pounds a weighted patient, and the share given up for out of hours. */
  readonly price: string;
  readonly outOfHoursShare: string;
  readonly premiums: readonly ReviewedPremium[];
  readonly totals: {
    readonly premiumPence: Pence;
    readonly definedPence: Pence;
    readonly undefinedPence: Pence;
    /** Undefined parts that are tapered: those of premiums that did not pass the five tests. */
    readonly taperedPence: Pence;
    readonly perWeightedHead: string;
  };
  readonly years: readonly ReviewYear[];
  /** Pounds a weighted patient of every practice, lowest after the review first. */
  readonly cores: readonly CoreChange[];
  /** Practices whose list was not received, or has nobody: in no figure. */
  readonly leftOut: readonly { readonly practice: OdsCode; readonly name: string }[];
  readonly source: string;
};

/**
 * The review of PMS premiums of the commissioner: each premium with its parts and tests, and what tapering the undefined parts
 * and giving the money out again does to every practice, year by year. In and out are equal to the penny.
 * Refuses `not-found` for a year without premiums and `input.invalid` for a taper or an option that there is none of.
 */
export function pmsReviewReport(context: ReportContext, reader: Actor, ask: PmsReviewAsk): Report<PmsReviewReport> {
  const subject = `PMS review ${ask.year ?? ''}`.trim();
  const what = { actions: ['see practice money'] as const, verb: 'read PMS review', subject };
  return reading(context, reader, what, () => reviewOf(context, ask));
}

export type PmsPremiumReport = {
  readonly year: string;
  readonly commissioner: PmsReviewReport['commissioner'];
  readonly premium: ReviewedPremium;
  readonly taperYears: number;
  readonly reinvestment: Reinvestment;
  /** The practice's own years of the taper, in the order of years. */
  readonly effects: readonly {
    readonly begins: ReviewYear['begins'];
    readonly change: ReviewYear['practices'][number];
  }[];
  /** Whether the reader may record a test. */
  readonly mayRecord: boolean;
  readonly source: string;
};

/** One practice's premium, for the practice as well: its parts, tests and years. Refuses `not-found` without a premium. */
export function pmsPremiumReport(
  context: ReportContext,
  reader: Actor,
  ask: PmsReviewAsk & { readonly practice: OdsCode },
): Report<PmsPremiumReport> {
  const { practice } = ask;
  const subject = `premium ${practice}`;
  const what = { actions: ['see practice money'] as const, practice, verb: 'read PMS premium', subject };
  return reading(context, reader, what, async () => {
    const review = await reviewOf(context, ask);
    if (!review.ok) return review;
    const { year, commissioner, premiums, taperYears, reinvestment, years, source } = review.value;
    const premium = premiums.find((one) => one.practice === practice);
    if (premium === undefined) {
      return refused({ code: 'not-found', message: `${practice} has no PMS premium in ${year}.` });
    }
    const effects = years.flatMap(({ begins, practices }) =>
      practices.filter((one) => one.practice === practice).map((change) => ({ begins, change })),
    );
    const mayRecord = context.rules.may(reader, 'record premium test', { practice }).ok;
    return accepted({ year, commissioner, premium, taperYears, reinvestment, effects, mayRecord, source });
  });
}

async function reviewOf(context: ReportContext, ask: PmsReviewAsk): Promise<Outcome<PmsReviewReport>> {
  const choice = reviewChoice(ask);
  if (!choice.ok) return choice;
  const kept = await keptPremiums(context, ask.year);
  if (!kept.ok) return kept;
  const rates = premiumRates(context, kept.value.year);
  if (!rates.ok) return rates;
  const lists = await context.book.lists(monthOfDay(kept.value.year.start));
  const made = madePremiums(context, kept.value, rates.value, lists);
  if (!made.ok) return made;
  return reviewed(context, { ...kept.value, ...choice.value, rates: rates.value, made: made.value });
}

type Reviewing = KeptPremiums & {
  readonly taperYears: number;
  readonly reinvestment: Reinvestment;
  readonly rates: PremiumRates;
  readonly made: MadePremiums;
};

function reviewed(context: ReportContext, all: Reviewing): Outcome<PmsReviewReport> {
  const { year, taperYears, reinvestment, rates, made, services } = all;
  const next = financialYear(Number(year.label.slice(0, 4)) + 1);
  const firstYear = monthOfDay(next.start);
  const years = premiumReview({ practices: made.practices, taperYears, reinvestment, firstYear });
  if (!years.ok) return years;
  const { code, name } = context.register.commissioner;
  return accepted({
    year: year.label,
    commissioner: { code, name },
    taperYears,
    reinvestment,
    price: decimalText(rates.price, 2),
    outOfHoursShare: decimalText(rates.outOfHoursShare.mul(100), 2),
    premiums: made.premiums.map(({ perWeightedHead: _, ...premium }) => premium),
    totals: totalsOf(made),
    years: years.value,
    cores: coresOf(context, made.practices, years.value),
    leftOut: made.leftOut.map((practice) => ({ practice: practice.code, name: practice.name })),
    source: services.source,
  });
}

function totalsOf({ premiums, practices }: MadePremiums): PmsReviewReport['totals'] {
  const sum = (of: (one: MadePremiums['premiums'][number]) => Pence): Pence =>
    premiums.reduce((total, one) => total + of(one), 0n) as Pence;
  const weighted = premiums.reduce((total, one) => total + one.weightedList, 0);
  const premium = sum((one) => one.premiumPence);
  return {
    premiumPence: premium,
    definedPence: sum((one) => one.definedPence),
    undefinedPence: sum((one) => one.undefinedPence),
    taperedPence: practices.reduce((total, one) => total + one.taperedPence, 0n) as Pence,
    perWeightedHead: weighted === 0 ? '0.00' : poundsPerHead(premium, exact(weighted)),
  };
}

function coresOf(
  context: ReportContext,
  practices: readonly ReviewedPractice[],
  years: readonly ReviewYear[],
): readonly CoreChange[] {
  const last = years.at(-1)?.practices ?? [];
  const changes = practices.flatMap(({ practice, weightedList, corePence }, at): CoreChange[] => {
    const found = context.register.practices().find(({ code }) => code === practice);
    if (found === undefined || weightedList.compare(0) === 0) return [];
    return [
      {
        practice: found.code,
        name: found.name,
        contractType: found.contractType,
        before: poundsPerHead(corePence, weightedList),
        after: poundsPerHead(last[at]?.corePence ?? corePence, weightedList),
      },
    ];
  });
  return changes.sort((a, b) => Number(a.after) - Number(b.after) || a.practice.localeCompare(b.practice));
}
