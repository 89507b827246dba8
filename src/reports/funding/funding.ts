import {
  accepted,
  dayText,
  decimalText,
  type Exact,
  exact,
  exactText,
  type FinancialYear,
  financialYearFromText,
  type Outcome,
  type Pence,
  penceFromPounds,
  poundsFromPence,
  refused,
} from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import {
  type ContractKind,
  LEFT_OUT,
  leftOut,
  type NotAdding,
  notAdding,
  type PaidPractice,
  paidPractices,
  poundsEach,
} from './funding-practice.ts';
import { type GlobalSumRates, priceOfYear } from './global-sum-price.ts';
import { type Quartiles, quartilesOf } from './quartiles.ts';

/** The commissioner whose published figures stand beside England's unless another is asked for. */
export const DUDLEY = '05C';
export const ENGLAND = 'england';

export type FundingAsk = {
  /** A reader of the aggregate tables. */
  readonly reader: Reader;
  /** 2014/15 or 2014-15. */
  readonly year: string;
  readonly rates: GlobalSumRates;
  /** Pounds within which a row adds, e.g. `2.50`; without it the year's own (£5 for 2014/15, £0.05 later). */
  readonly tolerance?: string;
  /** Commissioners beside England. */
  readonly areas?: readonly string[];
};

/** Payments for a head in one area under one kind of contract. `all` holds every kind. */
export type FundingArea = {
  /** `england` or the commissioner's code of three characters. */
  readonly area: string;
  readonly areaName: string;
  readonly contractType: ContractKind | 'all';
  /** Practices that the figures are of. */
  readonly practices: number;
  /** Practices in the file, those left out included. */
  readonly practicesInFile: number;
  /** Total NHS payments ÷ registered patients, £; null when no practice is left. */
  readonly perRegisteredPatient: Quartiles | null;
  /** Total NHS payments ÷ weighted patients, £. */
  readonly perWeightedPatient: Quartiles | null;
};

/** Global Sum ÷ weighted patients of GMS practices, beside the price of the rate table net of out of hours. */
export type ImpliedPrice = Quartiles & {
  readonly area: typeof ENGLAND;
  readonly practices: number;
  /** Null when the rate table has no price for the whole year; `words` says so. */
  readonly expected: { readonly price: string; readonly outOfHoursShare: string; readonly netPrice: string } | null;
  /** Median ÷ expected net price, four places. */
  readonly ratioToExpected: string | null;
  readonly words: string;
};

/** A row that does not add: amounts in pounds, two places. */
export type ShownNotAdding = Pick<NotAdding, 'practice' | 'name' | 'area' | 'reason' | 'file' | 'row'> & {
  readonly published: string | null;
  readonly sum: string;
  readonly difference: string | null;
};

/** Practices left out of figures, together for one reason. */
export type NotIncluded = {
  readonly reason: string;
  /** What they are left out of. */
  readonly from: 'every figure for a head' | 'the implied price';
  readonly words: string;
  readonly practices: number;
  readonly which: readonly string[];
};

/** What general practice was paid in a year, from published figures alone. Every figure is public. */
export type FundingReport = {
  readonly year: string;
  readonly release: 'published';
  readonly areas: readonly FundingArea[];
  /** Null when the year has no GMS practice that implies a price. */
  readonly impliedGlobalSumPrice: ImpliedPrice | null;
  readonly notAdding: readonly ShownNotAdding[];
  readonly notIncluded: readonly NotIncluded[];
  /** Checks of the file as a whole. */
  readonly file: {
    readonly sha256: string;
    readonly practices: number;
    readonly totalPounds: string;
    /** Weighted ÷ registered over all practices, six places: 1.000 ± 0.0003 in any national file. */
    readonly weightedToRegistered: string | null;
  };
  /** How the quartiles were found. */
  readonly method: string;
};

const METHOD =
  'Median and quartiles by method R-7 over practices, each practice counting once; not weighted by patients.';

/**
 * Payments to general practice in a year by area and contract, with the price of a weighted patient that the Global
 * Sum implies. Money and patients are exact; each figure is rounded once, half away from zero.
 * @returns refusal `input.invalid` for a year or tolerance that is not one, `warehouse.empty` when the year's file was
 *   not imported, `not-found` for an area without a practice in it
 */
export async function fundingReport(ask: FundingAsk): Promise<Outcome<FundingReport>> {
  const tolerance = toleranceFromText(ask.tolerance);
  if (tolerance === 'not an amount') return invalid(`A tolerance is pounds such as 2.50, not ${ask.tolerance}.`);
  const found = await practicesOfYear(ask.reader, ask.year);
  if (!found.ok) return found;
  const { year, practices } = found.value;
  const codes = [ENGLAND, ...(ask.areas ?? [DUDLEY])];
  const unknown = ask.areas?.find((code) => !practices.some((practice) => practice.area === code));
  if (unknown !== undefined) return noArea(unknown, year);
  return accepted({
    year: year.label,
    release: 'published',
    areas: codes.flatMap((code) => areaFigures(code, practices, year)),
    impliedGlobalSumPrice: impliedPrice(practices, year, ask.rates),
    notAdding: practices.flatMap((practice) => notAdding(practice, tolerance)).map(shownNotAdding),
    notIncluded: notIncluded(practices, year),
    file: fileFigures(practices),
    method: METHOD,
  });
}

export async function practicesOfYear(
  reader: Reader,
  text: string,
): Promise<Outcome<{ year: FinancialYear; practices: PaidPractice[] }>> {
  const year = financialYearFromText(text);
  if (year === undefined) return invalid(`A year is written 2014/15, not ${text}.`);
  const practices = await paidPractices(reader, year);
  if (practices.length > 0) return accepted({ year, practices });
  return refused({
    code: 'warehouse.empty',
    message: `No file of NHS Payments to General Practice of ${year.label} was imported.`,
    remedy: `Import it as downloaded: commonweal import gp-payments nhspaymentsgp-${year.label.replace('/', '-')}.csv`,
  });
}

function toleranceFromText(text: string | undefined): Pence | undefined | 'not an amount' {
  if (text === undefined) return undefined;
  return /^\d+(\.\d{1,2})?$/.test(text) ? penceFromPounds(exact(text)) : 'not an amount';
}

const CONTRACTS: readonly (ContractKind | 'all')[] = ['GMS', 'PMS', 'APMS', 'unknown', 'all'];

function areaFigures(code: string, practices: readonly PaidPractice[], year: FinancialYear): FundingArea[] {
  const inArea = practices.filter((practice) => code === ENGLAND || practice.area === code);
  const areaName = code === ENGLAND ? 'England' : (inArea[0]?.areaName ?? code);
  return CONTRACTS.flatMap((contractType) => {
    const inFile = inArea.filter((practice) => contractType === 'all' || practice.contractType === contractType);
    if (inFile.length === 0) return [];
    const counted = inFile.filter((practice) => leftOut(practice, year) === undefined);
    return {
      area: code,
      areaName,
      contractType,
      practices: counted.length,
      practicesInFile: inFile.length,
      perRegisteredPatient: quartilesOf(each(counted, (practice) => poundsEach(practice.total, practice.registered))),
      perWeightedPatient: quartilesOf(each(counted, (practice) => poundsEach(practice.total, practice.weighted))),
    };
  });
}

function each(practices: readonly PaidPractice[], figure: (practice: PaidPractice) => Exact | null): Exact[] {
  return practices.map(figure).filter((value) => value !== null);
}

/** A practice implies a price when it has a GMS contract, is in the figures for a head, and was paid a global sum. */
function impliesPrice(practice: PaidPractice, year: FinancialYear): boolean {
  return isGmsCounted(practice, year) && practice.globalSum !== null && practice.globalSum > 0n;
}

function isGmsCounted(practice: PaidPractice, year: FinancialYear): boolean {
  return practice.contractType === 'GMS' && leftOut(practice, year) === undefined;
}

const WHY_PRICES_DIFFER =
  'The published Global Sum also holds the temporary patients adjustment and, in London, £2.18 a registered patient, and a practice that kept its out-of-hours care gives up no share; so the median lies a little above the net price.';

function impliedPrice(
  practices: readonly PaidPractice[],
  year: FinancialYear,
  rates: GlobalSumRates,
): ImpliedPrice | null {
  const implying = practices.filter((practice) => impliesPrice(practice, year));
  const quartiles = quartilesOf(each(implying, (practice) => poundsEach(practice.globalSum, practice.weighted)));
  if (quartiles === null) return null;
  const base = { area: ENGLAND, ...quartiles, practices: implying.length } as const;
  const price = priceOfYear(rates, year);
  if ('without' in price) {
    const words = `The rate table has no price of a weighted patient, or no out-of-hours share, on ${dayText(price.without)}.`;
    return { ...base, expected: null, ratioToExpected: null, words };
  }
  const expected = {
    price: decimalText(price.price, 2),
    outOfHoursShare: exactText(price.outOfHoursShare),
    netPrice: decimalText(price.netPrice, 2),
  };
  const ratio = exact(quartiles.median).div(price.netPrice);
  return { ...base, expected, ratioToExpected: decimalText(ratio, 4), words: WHY_PRICES_DIFFER };
}

function shownNotAdding(row: NotAdding): ShownNotAdding {
  const { practice, name, area, reason, file, row: record } = row;
  const amounts = { published: pounds(row.published), sum: pounds(row.sum) ?? '', difference: pounds(row.difference) };
  return { practice, name, area, reason, ...amounts, file, row: record };
}

function pounds(amount: Pence | null): string | null {
  return amount === null ? null : decimalText(poundsFromPence(amount), 2);
}

function notIncluded(practices: readonly PaidPractice[], year: FinancialYear): NotIncluded[] {
  const groups = Object.entries(LEFT_OUT).map(([reason, words]) => {
    const which = practices.filter((practice) => leftOut(practice, year) === reason);
    return group(reason, 'every figure for a head', words, which);
  });
  const unpaid = practices.filter((practice) => isGmsCounted(practice, year) && !impliesPrice(practice, year));
  const words = 'it has a GMS contract but its published Global Sum is 0, negative or not received';
  return [...groups, group('no global sum', 'the implied price', words, unpaid)].filter((each) => each.practices > 0);
}

function group(
  reason: string,
  from: NotIncluded['from'],
  words: string,
  practices: readonly PaidPractice[],
): NotIncluded {
  return { reason, from, words, practices: practices.length, which: practices.map((practice) => practice.practice) };
}

function fileFigures(practices: readonly PaidPractice[]): FundingReport['file'] {
  const total = practices.reduce((sum, practice) => sum + (practice.total ?? 0n), 0n);
  const registered = sumOf(practices.map((practice) => practice.registered));
  const weighted = sumOf(practices.map((practice) => practice.weighted));
  return {
    sha256: practices[0]?.file ?? '',
    practices: practices.length,
    totalPounds: decimalText(exact(total).div(exact(100)), 2),
    weightedToRegistered: registered.n === 0n ? null : decimalText(weighted.div(registered), 6),
  };
}

function sumOf(values: readonly (Exact | null)[]): Exact {
  return values.reduce<Exact>((sum, value) => (value === null ? sum : sum.add(value)), exact(0));
}

/** One practice in the table of an area. Null was not received or cannot be had; `leftOut` says why. */
export type FundingPractice = {
  readonly practice: string;
  readonly name: string;
  readonly contractType: ContractKind;
  readonly registered: string | null;
  readonly weighted: string | null;
  readonly totalPounds: string | null;
  readonly perRegisteredPatient: string | null;
  readonly perWeightedPatient: string | null;
  /** Global Sum ÷ weighted patients, for GMS practices that were paid one. */
  readonly globalSumPerWeightedPatient: string | null;
  /** Why it is in none of the area's figures, in words; null when it is in them. */
  readonly leftOut: string | null;
  readonly file: string;
  readonly row: number;
};

export type FundingAreaTable = {
  readonly year: string;
  readonly release: 'published';
  readonly area: string;
  readonly areaName: string;
  readonly practices: readonly FundingPractice[];
};

/** Every practice of a commissioner in a year's file with its figures for a head, in order of practice code. */
export async function fundingAreaTable(ask: {
  readonly reader: Reader;
  readonly year: string;
  readonly area: string;
}): Promise<Outcome<FundingAreaTable>> {
  const found = await practicesOfYear(ask.reader, ask.year);
  if (!found.ok) return found;
  const { year } = found.value;
  const practices = found.value.practices.filter((practice) => practice.area === ask.area);
  if (practices.length === 0) return noArea(ask.area, year);
  const rows = practices.map((practice) => fundingPractice(practice, year));
  const areaName = practices[0]?.areaName ?? ask.area;
  return accepted({ year: year.label, release: 'published', area: ask.area, areaName, practices: rows });
}

function fundingPractice(practice: PaidPractice, year: FinancialYear): FundingPractice {
  const reason = leftOut(practice, year);
  return {
    practice: practice.practice,
    name: practice.name,
    contractType: practice.contractType,
    registered: practice.registered && exactText(practice.registered),
    weighted: practice.weighted && exactText(practice.weighted),
    totalPounds: pounds(practice.total),
    perRegisteredPatient: twoPlaces(poundsEach(practice.total, practice.registered)),
    perWeightedPatient: twoPlaces(poundsEach(practice.total, practice.weighted)),
    globalSumPerWeightedPatient: impliesPrice(practice, year)
      ? twoPlaces(poundsEach(practice.globalSum, practice.weighted))
      : null,
    leftOut: reason === undefined ? null : LEFT_OUT[reason],
    file: practice.file,
    row: practice.row,
  };
}

function twoPlaces(value: Exact | null): string | null {
  return value === null ? null : decimalText(value, 2);
}

function invalid<T>(message: string): Outcome<T> {
  return refused({ code: 'input.invalid', message });
}

function noArea<T>(area: string, year: FinancialYear): Outcome<T> {
  return refused({
    code: 'not-found',
    message: `No practice of ${area} is in the payments file of ${year.label}.`,
    remedy: 'Give the commissioner’s code as it was that year, for example 05C for Dudley.',
  });
}
