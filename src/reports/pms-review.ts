import {
  type Actor,
  accepted,
  type Day,
  dayFromIso,
  decimalText,
  type Exact,
  exact,
  type FinancialYear,
  financialYear,
  financialYearFromText,
  monthOfDay,
  type OdsCode,
  type Outcome,
  type Pence,
  penceFromPounds,
  refused,
  roundHalfUp,
} from '../base/index.ts';
import {
  type NamedPounds,
  type Premium,
  poundsPerHead,
  premiumOf,
  premiumReview,
  type Reinvestment,
  type ReviewedPractice,
  type ReviewYear,
  rateAt,
} from '../contracts/index.ts';
import {
  FIVE_TESTS,
  isPremiumKept,
  latestTests,
  PREMIUM_TESTS,
  type PremiumTestId,
  type PremiumTestsJson,
} from '../governance/index.ts';
import type { ListSize, Practice } from '../practices/index.ts';
import { listDefinitions } from '../store/index.ts';
import type { ReportContext } from './context.ts';
import { nameOf } from './line-posting.ts';
import { reading } from './reading.ts';
import type { Report } from './report.ts';
import { reviewChoice } from './review-choice.ts';

export type PmsReviewAsk = {
  /** 2025/26; absent: the year whose premiums and services are known. */
  readonly year?: string;
  /** 4 to 7; absent: 5. */
  readonly taperYears?: string;
  readonly reinvestment?: string;
};

/** One of the five tests of a premium: not recorded yet, or by whom, when and on what evidence. */
export type ShownTest = {
  readonly test: PremiumTestId;
  readonly words: string;
  readonly recorded: {
    readonly isMet: boolean;
    readonly evidence: string;
    readonly by: string;
    readonly on: Day;
  } | null;
};

/** A practice with a PMS premium. Amounts are pence a year. */
export type ReviewedPremium = Omit<Premium, 'perWeightedHead'> & {
  readonly practice: OdsCode;
  readonly name: string;
  readonly weightedList: number;
  readonly baselinePence: Pence;
  /** Pounds a weighted patient a year, two places. */
  readonly premiumPerWeightedHead: string;
  readonly services: readonly {
    readonly service: string;
    readonly amountPence: Pence;
    readonly perWeightedHead: string;
  }[];
  readonly tests: readonly ShownTest[];
  /** All five tests are met: the undefined part is kept and not tapered. */
  readonly isKept: boolean;
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

/** What the demonstration's definitions say of a year's services. */
type PremiumServices = {
  readonly year: string;
  readonly source: string;
  readonly services: readonly {
    readonly practice: string;
    readonly service: string;
    readonly poundsPerWeightedPatient: string;
  }[];
};

/**
 * The review of PMS premiums of the commissioner: each premium with its parts and tests, and what tapering the undefined parts
 * and giving the money out again does to every practice, year by year. In and out are equal to the penny.
 * Refuses `not-found` for a year without premiums and `input.invalid` for a taper or an option that there is none of.
 */
export function pmsReviewReport(context: ReportContext, reader: Actor, ask: PmsReviewAsk): Report<PmsReviewReport> {
  const what = {
    actions: ['see practice money'] as const,
    verb: 'read PMS review',
    subject: `PMS review ${ask.year ?? ''}`.trim(),
  };
  return reading(context, reader, what, async () => {
    const choice = reviewChoice(ask);
    if (!choice.ok) return choice;
    const kept = await keptOf(context, ask.year);
    if (!kept.ok) return kept;
    const rates = ratesOf(context, kept.value.year);
    if (!rates.ok) return rates;
    const lists = await context.book.lists(monthOfDay(kept.value.year.start));
    const made = practicesOf(context, kept.value, rates.value, lists);
    if (!made.ok) return made;
    return reviewed(context, { ...kept.value, ...choice.value, rates: rates.value, made: made.value });
  });
}

type Kept = {
  readonly year: FinancialYear;
  readonly services: PremiumServices;
  readonly tests: ReadonlyMap<string, PremiumTestsJson>;
};

async function keptOf(context: ReportContext, asked: string | undefined): Promise<Outcome<Kept>> {
  const kept = await context.store.read(async (db) => ({
    services: await listDefinitions(db, 'premium services', context.businessDate),
    tests: await listDefinitions(db, PREMIUM_TESTS, context.businessDate),
  }));
  const known = kept.services
    .map(({ json }) => json as unknown as PremiumServices)
    .sort((a, b) => (a.year < b.year ? 1 : -1));
  const label = asked === undefined ? known[0]?.year : financialYearFromText(asked)?.label;
  const services = known.find(({ year }) => year === label);
  const year = label === undefined ? undefined : financialYearFromText(label);
  if (services === undefined || year === undefined) {
    return refused({
      code: 'not-found',
      message: `No premiums of ${asked ?? 'any year'} are known for the demonstration.`,
      remedy: `Years: ${known.map((each) => each.year).join(', ')}; published years are 2014/15 and later.`,
    });
  }
  const tests = kept.tests.map(({ json }) => json as unknown as PremiumTestsJson).filter((one) => one.year === label);
  return accepted({ year, services, tests: new Map(tests.map((one) => [one.practice, one])) });
}

type Rates = {
  readonly price: Exact;
  readonly outOfHoursShare: Exact;
  readonly premium: Exact;
  readonly apmsPrice: Exact;
};

function ratesOf(context: ReportContext, year: FinancialYear): Outcome<Rates> {
  const at = (id: string) => rateAt(context.rates, id, year.start, context.businessDate);
  const [price, share, premium, apmsPrice] = [
    'global-sum-price',
    'out-of-hours-share',
    'pms-premium',
    'apms-price',
  ].map(at);
  if (!price?.ok) return price as Outcome<never>;
  if (!share?.ok) return share as Outcome<never>;
  if (!premium?.ok) return premium as Outcome<never>;
  if (!apmsPrice?.ok) return apmsPrice as Outcome<never>;
  return accepted({
    price: price.value.value,
    outOfHoursShare: share.value.value,
    premium: premium.value.value,
    apmsPrice: apmsPrice.value.value,
  });
}

type Made = {
  readonly premiums: readonly (ReviewedPremium & { readonly perWeightedHead: Exact })[];
  readonly practices: readonly ReviewedPractice[];
  readonly leftOut: readonly Practice[];
};

function practicesOf(
  context: ReportContext,
  kept: Kept,
  rates: Rates,
  lists: ReadonlyMap<OdsCode, ListSize>,
): Outcome<Made> {
  const premiums: Made['premiums'][number][] = [];
  const practices: ReviewedPractice[] = [];
  const leftOut: Practice[] = [];
  for (const practice of context.register.practices()) {
    const list = lists.get(practice.code);
    if (list === undefined || list.registered === 0) {
      leftOut.push(practice);
      continue;
    }
    const weightedList = exact(roundHalfUp(exact(list.registered).mul(exact(practice.weightedToRegistered))));
    const gmsEach = rates.price.mul(exact(1).sub(rates.outOfHoursShare));
    const each = { GMS: gmsEach, PMS: gmsEach.add(rates.premium), APMS: rates.apmsPrice }[practice.contractType];
    const baseline = weightedList.mul(each);
    const base = {
      practice: practice.code,
      weightedList,
      registeredList: exact(list.registered),
      deprivationScore: exact(practice.deprivationScore),
      corePence: penceFromPounds(baseline),
    };
    if (practice.contractType !== 'PMS') {
      practices.push({ ...base, taperedPence: 0n as Pence });
      continue;
    }
    const premium = premiumFor(context, kept, rates, practice, weightedList, baseline);
    if (!premium.ok) return premium;
    premiums.push(premium.value);
    practices.push({ ...base, taperedPence: premium.value.isKept ? (0n as Pence) : premium.value.undefinedPence });
  }
  return accepted({ premiums, practices, leftOut });
}

function premiumFor(
  context: ReportContext,
  kept: Kept,
  rates: Rates,
  practice: Practice,
  weightedList: Exact,
  baseline: Exact,
): Outcome<Made['premiums'][number]> {
  const own = kept.services.services.filter((one) => one.practice === practice.code);
  const services: NamedPounds[] = own.map(({ service, poundsPerWeightedPatient }) => ({
    what: service,
    pounds: exact(poundsPerWeightedPatient).mul(weightedList),
  }));
  const none = exact(0);
  const gms = {
    price: rates.price,
    outOfHoursShare: rates.outOfHoursShare,
    otherOptOutShare: none,
    temporaryPatients: none,
    london: none,
  };
  const premium = premiumOf({ weightedList, baseline, elements: [], services, gms });
  if (!premium.ok) return premium;
  const recorded = kept.tests.get(practice.code)?.recorded ?? [];
  return accepted({
    ...premium.value,
    practice: practice.code,
    name: practice.name,
    weightedList: Number(decimalText(weightedList, 0)),
    baselinePence: penceFromPounds(baseline),
    premiumPerWeightedHead: decimalText(premium.value.perWeightedHead, 2),
    services: services.map(({ what, pounds }, at) => ({
      service: what,
      amountPence: penceFromPounds(pounds),
      perWeightedHead: own[at]?.poundsPerWeightedPatient ?? '',
    })),
    tests: shownTests(context, recorded),
    isKept: isPremiumKept(recorded),
  });
}

function shownTests(context: ReportContext, recorded: PremiumTestsJson['recorded']): readonly ShownTest[] {
  const latest = latestTests(recorded);
  return (Object.keys(FIVE_TESTS) as PremiumTestId[]).map((test) => {
    const found = latest.get(test);
    const words = FIVE_TESTS[test];
    if (found === undefined) return { test, words, recorded: null };
    const { isMet, evidence, by, on } = found;
    return { test, words, recorded: { isMet, evidence, by: nameOf(context, by), on: dayFromIso(on) as Day } };
  });
}

type Reviewing = Kept & {
  readonly taperYears: number;
  readonly reinvestment: Reinvestment;
  readonly rates: Rates;
  readonly made: Made;
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

function totalsOf({ premiums, practices }: Made): PmsReviewReport['totals'] {
  const sum = (of: (one: Made['premiums'][number]) => Pence): Pence =>
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
