import {
  accepted,
  addToMonth,
  assert,
  decimalText,
  type Exact,
  exact,
  type Month,
  type Outcome,
  type Pence,
  penceFromPounds,
  poundsFromPence,
  refused,
  sumPence,
} from '../base/index.ts';
import { shareOut } from './rounding.ts';

/** An amount a year for something named. */
export type NamedPounds = { readonly what: string; readonly pounds: Exact };

/** What a PMS practice is paid and what GMS would pay it, in pounds a year. */
export type PremiumInput = {
  readonly weightedList: Exact;
  readonly baseline: Exact;
  /** Elements of the baseline that GMS pays apart: premises, seniority, enhanced services and the like. */
  readonly elements: readonly NamedPounds[];
  /** Services beyond core care that the premium is tied to. */
  readonly services: readonly NamedPounds[];
  readonly gms: {
    /** Pounds a weighted patient a year, and the shares given up for what the practice does not provide. */
    readonly price: Exact;
    readonly outOfHoursShare: Exact;
    readonly otherOptOutShare: Exact;
    readonly temporaryPatients: Exact;
    readonly london: Exact;
  };
};

/** A PMS premium and how it is made up, in whole pence a year. */
export type Premium = {
  /** Baseline less what GMS pays apart. */
  readonly revisedBaselinePence: Pence;
  readonly gmsEquivalentPence: Pence;
  /** Revised baseline less the GMS equivalent; negative where GMS would pay more. */
  readonly premiumPence: Pence;
  /** Pounds a weighted patient a year, exact. */
  readonly perWeightedHead: Exact;
  readonly definedPence: Pence;
  /** What is paid above GMS for nothing named: premium less the defined part, never below nought. Under review. */
  readonly undefinedPence: Pence;
};

/**
 * The premium of a PMS practice over its GMS equivalent.
 * Source: NHS England, Review of PMS contracts, February 2014 (Gateway 01091). Each amount is rounded once, half away from
 * zero. Refuses a list of nobody and shares outside 0 to 1.
 */
export function premiumOf({ weightedList, baseline, elements, services, gms }: PremiumInput): Outcome<Premium> {
  if (weightedList.compare(0) <= 0) return invalid('A premium is worked out for a practice with weighted patients.');
  const given = gms.outOfHoursShare.add(gms.otherOptOutShare);
  if (given.compare(0) < 0 || given.compare(1) > 0) return invalid('Shares given up lie between 0 and 1.');
  const revisedBaselinePence = penceFromPounds(baseline.sub(sumPounds(elements)));
  const capitation = weightedList.mul(gms.price).mul(exact(1).sub(given));
  const gmsEquivalentPence = penceFromPounds(capitation.add(gms.temporaryPatients).add(gms.london));
  const premiumPence = (revisedBaselinePence - gmsEquivalentPence) as Pence;
  const definedPence = penceFromPounds(sumPounds(services));
  const rest = (premiumPence - definedPence) as Pence;
  return accepted({
    revisedBaselinePence,
    gmsEquivalentPence,
    premiumPence,
    perWeightedHead: poundsFromPence(premiumPence).div(weightedList),
    definedPence,
    undefinedPence: rest > 0n ? rest : (0n as Pence),
  });
}

function sumPounds(amounts: readonly NamedPounds[]): Exact {
  return amounts.reduce<Exact>((sum, { pounds }) => sum.add(pounds), exact(0));
}

/** Transition lasts four to seven years. */
export const SHORTEST_TAPER = 4;
export const LONGEST_TAPER = 7;

/** How freed money is given out again among the commissioner's practices. */
export const REINVESTMENTS = {
  'weighted list': 'to every practice by its weighted patients',
  'registered list': 'to every practice by its registered patients',
  deprivation: 'to every practice by weighted patients × deprivation score',
  'lowest paid': 'to practices below the average core payment for a weighted patient, by what they lack',
} as const;
export type Reinvestment = keyof typeof REINVESTMENTS;

/** A practice of the commissioner, of whatever contract, before anything changes. */
export type ReviewedPractice = {
  readonly practice: string;
  readonly weightedList: Exact;
  readonly registeredList: Exact;
  /** Null where it was not received; then nothing is given out by it. */
  readonly deprivationScore: Exact | null;
  /** Core payment a year, with the whole premium. */
  readonly corePence: Pence;
  /** The part of the premium that is tapered; nought for a practice that keeps it or has none. */
  readonly taperedPence: Pence;
};

export type ReviewAsk = {
  readonly practices: readonly ReviewedPractice[];
  /** Whole years from 4 to 7. */
  readonly taperYears: number;
  readonly reinvestment: Reinvestment;
  /** The month in which the first year of the taper begins. */
  readonly firstYear: Month;
};

/** One practice in one year of the taper, in pence. `net` is what it gains, or loses when negative. */
export type PracticeYear = {
  readonly practice: string;
  /** What is left of the tapered part, and what of it was freed. */
  readonly keptPence: Pence;
  readonly freedPence: Pence;
  readonly reinvestedPence: Pence;
  readonly netPence: Pence;
  /** Core payment with the change. */
  readonly corePence: Pence;
};

/** One year of the taper: what is freed is what is reinvested, to the penny. */
export type ReviewYear = {
  /** 1 is the first year in which something is freed. */
  readonly elapsed: number;
  readonly begins: Month;
  readonly freedPence: Pence;
  readonly reinvestedPence: Pence;
  readonly practices: readonly PracticeYear[];
};

/**
 * What a review does to every practice, year by year: after t of n years (n − t)/n of each tapered part is left, and all
 * that is freed goes to practices of the same commissioner. Odd pennies go by largest remainder, among equals in turn.
 * Refuses a taper that is not of 4 to 7 years, a deprivation score that is missing, and freed money that nobody may have.
 */
export function premiumReview(ask: ReviewAsk): Outcome<readonly ReviewYear[]> {
  const { practices, taperYears, reinvestment, firstYear } = ask;
  if (!Number.isSafeInteger(taperYears) || taperYears < SHORTEST_TAPER || taperYears > LONGEST_TAPER) {
    return invalid(`A premium is tapered over ${SHORTEST_TAPER} to ${LONGEST_TAPER} years, not ${taperYears}.`);
  }
  const without = practices.find((practice) => practice.deprivationScore === null);
  if (reinvestment === 'deprivation' && without !== undefined) {
    return invalid(
      `The deprivation score of ${without.practice} was not received, so that nothing is given out by it.`,
    );
  }
  const years: ReviewYear[] = [];
  for (let elapsed = 1; elapsed <= taperYears; elapsed += 1) {
    const begins = addToMonth(firstYear, 12 * (elapsed - 1));
    const year = yearOf(practices, { elapsed, taperYears, reinvestment, begins });
    if (!year.ok) return year;
    years.push(year.value);
  }
  return accepted(years);
}

type YearAsk = Pick<ReviewAsk, 'taperYears' | 'reinvestment'> & { readonly elapsed: number; readonly begins: Month };

function yearOf(practices: readonly ReviewedPractice[], ask: YearAsk): Outcome<ReviewYear> {
  const left = exact(ask.taperYears - ask.elapsed).div(exact(ask.taperYears));
  const keptPence = practices.map(({ taperedPence }) => penceFromPounds(poundsFromPence(taperedPence).mul(left)));
  const freedEach = practices.map(({ taperedPence }, at) => (taperedPence - (keptPence[at] ?? 0n)) as Pence);
  const freedPence = sumPence(freedEach);
  const cores = practices.map(({ corePence }, at) => (corePence - (freedEach[at] ?? 0n)) as Pence);
  const shares = sharesOf(practices, cores, freedPence, ask);
  if (!shares.ok) return shares;
  const rows = practices.map(({ practice }, at): PracticeYear => {
    const [lost, given] = [freedEach[at] ?? 0n, shares.value[at] ?? 0n];
    const corePence = ((cores[at] ?? 0n) + given) as Pence;
    const netPence = (given - lost) as Pence;
    return {
      practice,
      keptPence: keptPence[at] as Pence,
      freedPence: lost as Pence,
      reinvestedPence: given as Pence,
      netPence,
      corePence,
    };
  });
  const reinvestedPence = sumPence(rows.map((row) => row.reinvestedPence));
  assert(
    reinvestedPence === freedPence,
    'what is freed is reinvested in the same commissioner’s general practice, to the penny',
  );
  assert(sumPence(rows.map((row) => row.netPence)) === 0n, 'what practices gain is what others give up, to the penny');
  return accepted({ elapsed: ask.elapsed, begins: ask.begins, freedPence, reinvestedPence, practices: rows });
}

function sharesOf(
  practices: readonly ReviewedPractice[],
  cores: readonly Pence[],
  freedPence: Pence,
  { reinvestment, begins }: YearAsk,
): Outcome<readonly Pence[]> {
  if (freedPence === 0n) return accepted(practices.map(() => 0n as Pence));
  const weights = weightsOf(practices, cores, reinvestment);
  if (!weights.some((weight) => weight.compare(0) > 0)) {
    return invalid(`Nobody may have what is freed when it is given out ${REINVESTMENTS[reinvestment]}.`);
  }
  return accepted(shareOut(freedPence, weights, 'largest remainder', begins));
}

function weightsOf(
  practices: readonly ReviewedPractice[],
  cores: readonly Pence[],
  reinvestment: Reinvestment,
): readonly Exact[] {
  if (reinvestment === 'registered list') return practices.map(({ registeredList }) => registeredList);
  if (reinvestment === 'weighted list') return practices.map(({ weightedList }) => weightedList);
  if (reinvestment === 'deprivation') {
    return practices.map(({ weightedList, deprivationScore }) => weightedList.mul(deprivationScore ?? exact(0)));
  }
  const weighted = practices.reduce<Exact>((sum, { weightedList }) => sum.add(weightedList), exact(0));
  const average = exact(sumPence(cores)).div(weighted);
  return practices.map(({ weightedList }, at) => {
    const lack = weightedList.mul(average).sub(exact(cores[at] ?? 0n));
    return lack.compare(0) > 0 ? lack : exact(0);
  });
}

/** Pounds a weighted patient, two places. */
export function poundsPerHead(amount: Pence, weightedList: Exact): string {
  return decimalText(poundsFromPence(amount).div(weightedList), 2);
}

function invalid<T>(message: string): Outcome<T> {
  return refused({ code: 'input.invalid', message });
}
