import {
  type Actor,
  accepted,
  type Day,
  dayFromIso,
  decimalText,
  type Exact,
  exact,
  type FinancialYear,
  financialYearFromText,
  type OdsCode,
  type Outcome,
  type Pence,
  penceFromPounds,
  refused,
  roundHalfUp,
} from '../../base/index.ts';
import { type NamedPounds, type Premium, premiumOf, type ReviewedPractice, rateAt } from '../../contracts/index.ts';
import {
  FIVE_TESTS,
  isPremiumKept,
  latestTests,
  PREMIUM_TESTS,
  type PremiumTestId,
  type PremiumTestsJson,
} from '../../governance/index.ts';
import type { ListSize, Practice } from '../../practices/index.ts';
import { listDefinitions } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { nameOf } from '../statements/line-posting.ts';

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

/** A year of premiums as its definitions and recorded tests are kept. */
export type KeptPremiums = {
  readonly year: FinancialYear;
  readonly services: PremiumServices;
  readonly tests: ReadonlyMap<string, PremiumTestsJson>;
};

/** Whether the reader may open a review of premiums, and there is one to open. */
export async function mayReviewPremiums(context: ReportContext, reader: Actor): Promise<boolean> {
  if (!context.rules.may(reader, 'see practice money', {}).ok) return false;
  const kept = await context.store.read((db) => listDefinitions(db, 'premium services', context.businessDate));
  return kept.length > 0;
}

/** What is kept of a year's premiums; absent: of the latest. Refuses `not-found`. */
export async function keptPremiums(context: ReportContext, asked: string | undefined): Promise<Outcome<KeptPremiums>> {
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

export type PremiumRates = {
  readonly price: Exact;
  readonly outOfHoursShare: Exact;
  readonly premium: Exact;
  readonly apmsPrice: Exact;
};

/** The rates of the year's first day. Refuses `statement.no-rate`. */
export function premiumRates(context: ReportContext, year: FinancialYear): Outcome<PremiumRates> {
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

/** Every practice of the commissioner, and the premiums of those that have one. */
export type MadePremiums = {
  readonly premiums: readonly (ReviewedPremium & { readonly perWeightedHead: Exact })[];
  readonly practices: readonly ReviewedPractice[];
  readonly leftOut: readonly Practice[];
};

/** Works out every practice's core payment and premium on its list of the year's first quarter. */
export function madePremiums(
  context: ReportContext,
  kept: KeptPremiums,
  rates: PremiumRates,
  lists: ReadonlyMap<OdsCode, ListSize>,
): Outcome<MadePremiums> {
  const premiums: MadePremiums['premiums'][number][] = [];
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
  kept: KeptPremiums,
  rates: PremiumRates,
  practice: Practice,
  weightedList: Exact,
  baseline: Exact,
): Outcome<MadePremiums['premiums'][number]> {
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
