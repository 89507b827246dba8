import { accepted, type Outcome } from '../../base/index.ts';
import type { LoadedRates } from '../../contracts/index.ts';
import type { ReportContext } from '../context.ts';
import { type FundingAreaTable, type FundingReport, fundingAreaTable, fundingReport } from './funding.ts';
import type { DatedRate, GlobalSumRates } from './global-sum-price.ts';

export type PublishedFundingAsk = {
  /** 2014/15 or 2014-15. */
  readonly year: string;
  /** Pounds within which a row adds. */
  readonly tolerance?: string;
  /** Commissioners beside England; without it, Dudley. */
  readonly areas?: readonly string[];
};

/** What general practice was paid in a year, from the published file in service. Anybody may read it. */
export async function publishedFundingReport(
  context: ReportContext,
  ask: PublishedFundingAsk,
): Promise<Outcome<FundingReport>> {
  const reader = await context.warehouse.current().aggregates();
  try {
    return await fundingReport({ reader, rates: globalSumRates(context.rates), ...ask });
  } finally {
    reader.close();
  }
}

/** Every practice of one commissioner in a year's published file. */
export async function publishedAreaReport(
  context: ReportContext,
  ask: { readonly year: string; readonly area: string },
): Promise<Outcome<FundingAreaTable>> {
  const reader = await context.warehouse.current().aggregates();
  try {
    return await fundingAreaTable({ reader, ...ask });
  } finally {
    reader.close();
  }
}

/** Years of which a published payments file is loaded, e.g. `2014/15`, oldest first. */
export async function publishedYears(context: ReportContext): Promise<Outcome<readonly string[]>> {
  const reader = await context.warehouse.current().aggregates();
  try {
    const rows = await reader.rows<{ year: string }>('SELECT DISTINCT year FROM gp_payments ORDER BY year');
    return accepted(rows.map((row) => row.year));
  } finally {
    reader.close();
  }
}

export function globalSumRates(table: LoadedRates): GlobalSumRates {
  const valuesOf = (id: string): readonly DatedRate[] => table.rates.get(id)?.values ?? [];
  return { price: valuesOf('global-sum-price'), outOfHoursShare: valuesOf('out-of-hours-share') };
}
