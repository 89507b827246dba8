import {
  type Actor,
  type FinancialYear,
  financialYearOf,
  firstDayOf,
  isoOfMonth,
  lastDayOf,
  type Month,
  monthFromIso,
  type Pence,
  pence,
} from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { balances } from './balance.ts';
import { type BudgetLine, type BudgetVersion, budgetLines, budgetVersions, plannedTo } from './budget.ts';
import { reservedBy } from './commitment.ts';

/** What somebody expects a line to come to in the year, what might make it worse, and what would be done about it. */
export type Forecast = {
  readonly line: string;
  readonly asAt: Month;
  readonly forecastPence: Pence;
  readonly riskPence: Pence;
  readonly risk: string;
  readonly mitigationPence: Pence;
  readonly mitigation: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
};

/** Where a line of the budget stands at the end of a month. Available = plan of the year − actual − reserved. */
export type LinePosition = Pick<BudgetLine, 'title' | 'fund' | 'account' | 'recurrence'> & {
  /** Null where something was spent on an account that has no line. */
  readonly line: string | null;
  readonly holder: string | null;
  readonly planPence: Pence;
  readonly plannedToDatePence: Pence;
  readonly actualPence: Pence;
  readonly reservedPence: Pence;
  readonly availablePence: Pence;
  /** As recorded; otherwise actual and the larger of what is reserved and what is planned after the month. */
  readonly forecastPence: Pence;
  readonly isForecastRecorded: boolean;
  readonly riskPence: Pence;
  readonly risk: string | null;
  readonly mitigationPence: Pence;
  readonly mitigation: string | null;
};

export type BudgetPosition = {
  readonly year: string;
  readonly month: Month;
  /** Null while no budget was uploaded. */
  readonly version: BudgetVersion | null;
  readonly allocations: readonly BudgetLine[];
  readonly lines: readonly LinePosition[];
};

/** Every line of the year's budget at the end of a month, and every account that has been spent on without a line. */
export async function budgetPosition(db: ReadDb, month: Month): Promise<BudgetPosition> {
  const year = financialYearOf(lastDayOf(month));
  const version = (await budgetVersions(db)).find((one) => one.year === year.label) ?? null;
  const all = version === null ? [] : await budgetLines(db, version.version);
  const spent = await spentIn(db, year, month);
  const reserved = await reservedBy(db, lastDayOf(month));
  const forecasts = await forecastsOf(db, year.label);
  const budgeted = all.filter(({ kind }) => kind === 'budget');
  const positions = budgeted.map((line) => {
    const key = `${line.fund} ${line.account}`;
    const actual = spent.get(key)?.amount ?? pence(0n);
    spent.delete(key);
    return positionOf(line, month, actual, reserved.get(key) ?? pence(0n), forecasts.get(line.line));
  });
  const unplanned = [...spent.values()].map(({ fund, account, amount }) =>
    unplannedPosition(fund, account, amount, reserved.get(`${fund} ${account}`) ?? pence(0n)),
  );
  const allocations = all.filter(({ kind }) => kind === 'allocation');
  return { year: year.label, month, version, allocations, lines: [...positions, ...unplanned] };
}

type Spent = { readonly fund: string; readonly account: string; readonly amount: Pence };

/** What stands on each expenditure account in the year to the end of a month. */
async function spentIn(db: ReadDb, { start }: FinancialYear, month: Month): Promise<Map<string, Spent>> {
  const found = await balances(db, { from: start, until: lastDayOf(month), kinds: ['expense'] });
  return new Map(
    found.map(({ fund, account, balancePence }) => [`${fund} ${account}`, { fund, account, amount: balancePence }]),
  );
}

function positionOf(line: BudgetLine, month: Month, actual: Pence, reserved: Pence, forecast?: Forecast): LinePosition {
  const { title, fund, account, recurrence, holder, amountPence } = line;
  const planned = plannedTo(line, month);
  const ahead = amountPence - planned;
  const usual = pence(actual + (ahead > reserved ? ahead : reserved));
  return {
    ...{ line: line.line, title, fund, account, recurrence, holder },
    planPence: amountPence,
    plannedToDatePence: planned,
    actualPence: actual,
    reservedPence: reserved,
    availablePence: pence(amountPence - actual - reserved),
    forecastPence: forecast?.forecastPence ?? usual,
    isForecastRecorded: forecast !== undefined,
    riskPence: forecast?.riskPence ?? pence(0n),
    risk: forecast?.risk ?? null,
    mitigationPence: forecast?.mitigationPence ?? pence(0n),
    mitigation: forecast?.mitigation ?? null,
  };
}

function unplannedPosition(fund: string, account: string, actual: Pence, reserved: Pence): LinePosition {
  const nothing = pence(0n);
  return {
    ...{ line: null, title: account, fund, account, recurrence: 'recurrent', holder: null },
    planPence: nothing,
    plannedToDatePence: nothing,
    actualPence: actual,
    reservedPence: reserved,
    availablePence: pence(-actual - reserved),
    forecastPence: pence(actual + reserved),
    isForecastRecorded: false,
    riskPence: nothing,
    risk: null,
    mitigationPence: nothing,
    mitigation: null,
  };
}

/** Records what is expected of a line; the latest stands. */
export async function recordForecast(
  db: WriteDb,
  o: Omit<Forecast, 'recordedBy' | 'recordedAt'> & { readonly by: Actor; readonly at: string },
): Promise<void> {
  const year = financialYearOf(firstDayOf(o.asAt)).label;
  await sql`insert into ledger_forecasts
              (year, line, as_at, forecast_pence, risk_pence, risk, mitigation_pence, mitigation, recorded_by, recorded_at)
            values (${year}, ${o.line}, ${isoOfMonth(o.asAt)}, ${o.forecastPence}, ${o.riskPence}, ${o.risk},
                    ${o.mitigationPence}, ${o.mitigation}, ${o.by.user}, ${o.at})`.execute(db);
}

type ForecastRow = {
  line: string;
  as_at: string;
  forecast_pence: Pence;
  risk_pence: Pence;
  risk: string;
  mitigation_pence: Pence;
  mitigation: string;
  recorded_by: string;
  recorded_at: string;
};

async function forecastsOf(db: ReadDb, year: string): Promise<ReadonlyMap<string, Forecast>> {
  const { rows } = await sql<ForecastRow>`
    select distinct on (line) * from ledger_forecasts where year = ${year} order by line, position desc`.execute(db);
  return new Map(
    rows.flatMap((row) => {
      const asAt = monthFromIso(row.as_at);
      return asAt === undefined ? [] : [[row.line, forecastFrom(row, asAt)] as const];
    }),
  );
}

function forecastFrom(row: ForecastRow, asAt: Month): Forecast {
  return {
    line: row.line,
    asAt,
    forecastPence: row.forecast_pence,
    riskPence: row.risk_pence,
    risk: row.risk,
    mitigationPence: row.mitigation_pence,
    mitigation: row.mitigation,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  };
}
