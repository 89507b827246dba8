import {
  accepted,
  decimalText,
  type Exact,
  exact,
  type FinancialYear,
  type Outcome,
  type Pence,
} from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import type { ReportContext } from '../context.ts';
import { type AverageNotAdding, averagesNotAdding } from './back-test-averages.ts';
import { RESIDUAL_CAUSES, type Residual, type ResidualCause, residualOf } from './back-test-residual.ts';
import { type FundingReport, fundingReport, practicesOfYear } from './funding.ts';
import { leftOut, type PaidPractice } from './funding-practice.ts';
import { type GlobalSumRates, priceOfYear, type YearPrice } from './global-sum-price.ts';
import { globalSumRates } from './published-funding.ts';

/** One thing that must be true of a year's file, what was found, and how many rows it does not hold for. */
export type BackTestCheck = {
  readonly check: string;
  readonly words: string;
  readonly found: string;
  readonly holds: boolean;
  /** Rows that were checked, and those that it does not hold for; null for a check of the file as a whole. */
  readonly rows: { readonly checked: number; readonly exceptions: number } | null;
};

/** Practices whose residual has one named cause. Shares are per cent of those reckoned, one place. */
export type ResidualGroup = {
  readonly cause: ResidualCause;
  readonly words: string;
  readonly practices: number;
  readonly sharePercent: string;
  readonly residualPence: Pence;
};

export type BackTestReport = {
  readonly year: string;
  readonly release: 'published';
  readonly checks: readonly BackTestCheck[];
  readonly impliedGlobalSumPrice: FundingReport['impliedGlobalSumPrice'];
  /** Null for a year without a price. */
  readonly residuals: {
    readonly practices: number;
    readonly netPrice: string;
    readonly groups: readonly ResidualGroup[];
    /** Every practice whose residual no named cause explains, the greatest first. */
    readonly listed: readonly Residual[];
  } | null;
  readonly notAdding: FundingReport['notAdding'];
  readonly averagesNotAdding: readonly AverageNotAdding[];
  readonly file: FundingReport['file'];
};

/** A whole national file has weighted ÷ registered within this of 1. */
const RATIO_REACH = exact('0.0003');
/** The median global sum a weighted patient lies within this share of the net price. */
const PRICE_REACH = exact('0.01');
/** Averages that differ from their parts may be this share of the rows. */
const AVERAGES_APART = exact('0.002');

/** The payments of a year in service, held against what must be true of them. Refuses as `backTest`. */
export async function publishedBackTest(
  context: ReportContext,
  ask: { readonly year: string },
): Promise<Outcome<BackTestReport>> {
  const reader = await context.warehouse.current().aggregates();
  try {
    return await backTest({ reader, rates: globalSumRates(context.rates), ...ask });
  } finally {
    reader.close();
  }
}

/**
 * Every practice of England in a year's published payments: do its sums add, is it paid the price that was announced, and where
 * it is not, why. Each residual has a named cause or is listed. Refuses as `fundingReport`.
 */
export async function backTest(ask: {
  readonly reader: Reader;
  readonly rates: GlobalSumRates;
  readonly year: string;
}): Promise<Outcome<BackTestReport>> {
  const funding = await fundingReport({ ...ask, areas: [] });
  if (!funding.ok) return funding;
  const found = await practicesOfYear(ask.reader, ask.year);
  if (!found.ok) return found;
  const { year, practices } = found.value;
  const apart = await averagesNotAdding(ask.reader, year);
  const price = priceOfYear(ask.rates, year);
  const { impliedGlobalSumPrice, notAdding, file } = funding.value;
  return accepted({
    year: year.label,
    release: 'published',
    checks: [...sumChecks(practices, notAdding), averageCheck(apart), ...fileChecks(funding.value)],
    impliedGlobalSumPrice,
    residuals: 'without' in price ? null : residualsOf(practices, year, price),
    notAdding,
    averagesNotAdding: apart.exceptions,
    file,
  });
}

function sumChecks(practices: readonly PaidPractice[], notAdding: FundingReport['notAdding']): BackTestCheck[] {
  const withTotal = practices.filter(({ total }) => total !== null);
  const withNet = withTotal.filter(({ deductions, net }) => deductions !== null && net !== null);
  const apart = (reason: string): number => notAdding.filter((row) => row.reason === reason).length;
  return [
    rowCheck(
      'components',
      'The columns from Global Sum on add to the total.',
      withTotal.length,
      apart('components differ from the total'),
    ),
    rowCheck(
      'net',
      'The total and the deductions add to the net payment.',
      withNet.length,
      apart('total and deductions differ from net'),
    ),
  ];
}

function rowCheck(check: string, words: string, checked: number, exceptions: number, mayDiffer = 0): BackTestCheck {
  const found = `${checked - exceptions} of ${checked} rows`;
  return { check, words, found, holds: exceptions <= mayDiffer && checked > 0, rows: { checked, exceptions } };
}

function averageCheck({
  checked,
  exceptions,
}: {
  checked: number;
  exceptions: readonly AverageNotAdding[];
}): BackTestCheck {
  const mayDiffer = Math.floor(Number(decimalText(exact(checked).mul(AVERAGES_APART), 4)));
  const words =
    'The average payments for a registered and a weighted patient are the total ÷ patients, within 1p and the rounding of patients.';
  return rowCheck('averages', words, checked, exceptions.length, mayDiffer);
}

function fileChecks({ file, impliedGlobalSumPrice: price }: FundingReport): BackTestCheck[] {
  const ratio = file.weightedToRegistered;
  const isNear = (value: string | null, reach: Exact): boolean =>
    value !== null && exact(value).sub(1).abs().compare(reach) <= 0;
  return [
    {
      check: 'weighted to registered',
      words: 'Weighted patients add to registered patients over England: 1 ± 0.0003.',
      found: ratio ?? 'not received',
      holds: isNear(ratio, RATIO_REACH),
      rows: null,
    },
    {
      check: 'implied price',
      words:
        'The median GMS practice is paid the announced price less out of hours for each weighted patient, within 1%.',
      found: price?.ratioToExpected ?? 'no price in the rate table',
      holds: isNear(price?.ratioToExpected ?? null, PRICE_REACH),
      rows: null,
    },
  ];
}

function residualsOf(
  practices: readonly PaidPractice[],
  year: FinancialYear,
  price: YearPrice,
): BackTestReport['residuals'] {
  const reckoned = practices.flatMap((practice) => {
    const isGms = practice.contractType === 'GMS' && practice.globalSum !== null && practice.globalSum > 0n;
    return isGms ? residualOf(practice, leftOut(practice, year), price) : [];
  });
  const groups = (Object.keys(RESIDUAL_CAUSES) as ResidualCause[]).map((cause): ResidualGroup => {
    const own = reckoned.filter((one) => one.cause === cause);
    const share = reckoned.length === 0 ? exact(0) : exact(100 * own.length).div(exact(reckoned.length));
    return {
      cause,
      words: RESIDUAL_CAUSES[cause],
      practices: own.length,
      sharePercent: decimalText(share, 1),
      residualPence: own.reduce((sum, one) => sum + one.residualPence, 0n) as Pence,
    };
  });
  const size = (one: Residual): number => Math.abs(Number(one.residualPercent));
  const listed = reckoned.filter(({ cause }) => cause === 'not explained').sort((a, b) => size(b) - size(a));
  return { practices: reckoned.length, netPrice: decimalText(price.netPrice, 6), groups, listed };
}
