import {
  accepted,
  type Day,
  financialYearOf,
  firstDayOf,
  hashOf,
  type Json,
  type Month,
  monthOfDay,
  monthText,
  type OdsCode,
  type Outcome,
  refused,
} from '../../base/index.ts';
import {
  type AchievementForecast,
  type HeldLine,
  type LoadedContract,
  type PaidOfYear,
  participationIn,
  QOF,
  type Statement,
  settledYearEnd,
  settlementLine,
  settlementTerm,
  statementWith,
} from '../../contracts/index.ts';
import { isClosedOn, type Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { underFramework } from '../measures/framework-named.ts';
import { linesPaidFor } from '../statements/merged-statement.ts';

/**
 * What a practice's year that ended before still owes it, as a statement of one line for the month in which it is paid:
 * April, May or June. Refuses `input.invalid` in any other month, `line.held` while a month of the year was not paid, and as
 * the forecast and the settlement do.
 */
export async function settlementStatement(
  context: ReportContext,
  practice: OdsCode,
  month: Month,
): Promise<Outcome<Statement>> {
  const periodEnd = settledYearEnd(month);
  if (periodEnd === undefined) return refused(notInTime(month));
  const { participations = [], rates } = context;
  const last = monthOfDay(periodEnd);
  const participation = participationIn(participations, practice, last);
  const under = underFramework(context, participation?.framework);
  if (!under.ok) return under;
  const { book } = under.value;
  const [forecast, input] = [await book.forecast(practice, periodEnd), await book.forecastInput(practice, periodEnd)];
  if (!forecast.ok) return forecast;
  if (!input.ok) return input;
  const contract = settlementContract(context, periodEnd);
  if (!contract.ok) return contract;
  const { practice: known, quality } = input.value;
  const paid = await paidOfYear(context, known, periodEnd, participation?.scheme ?? QOF);
  if (!paid.ok) return paid;
  const line = settlementLine({
    ...{ practice, month, forecast: forecast.value, ...paid.value, contract: contract.value, rates },
    ...(participation === undefined ? {} : { participation }),
    isFirstYear: participationIn(participations, practice, (last - 12) as Month) === undefined,
  });
  if (!line.ok) return line;
  const head = {
    ...{ practice, practiceName: known.name, month, knownOn: firstDayOf(month) },
    ...{ contractType: 'quality' as const, contractTitle: line.value.title },
    pins: {
      ...{ contract: hashOf(contract.value), rates: rates.hash },
      ...{ framework: quality.frameworkHash, snapshot: book.snapshot().hash },
    },
  };
  return accepted(statementWith(head, [line.value], heldOf(forecast.value)));
}

/** The month in which a year can be settled on a day: that of the day, where a year is settled in it. */
export function monthToSettle({ businessDate }: Pick<ReportContext, 'businessDate'>): Month | null {
  const month = monthOfDay(businessDate);
  return settledYearEnd(month) === undefined ? null : month;
}

/** Each result that waits, with its reason: it is settled by itself, by a further run. */
function heldOf({ settlement }: AchievementForecast): readonly HeldLine[] {
  return settlement.held.map(({ indicator, reason }) => ({
    term: `settlement-${indicator}`,
    title: `Settlement of ${indicator}`,
    reason,
  }));
}

function settlementContract({ contractNamed }: ReportContext, periodEnd: Day): Outcome<Json> {
  const id = `quality-settlement/${financialYearOf(periodEnd).label.replace('/', '-')}`;
  const contract = contractNamed?.(id);
  if (contract !== undefined) return accepted(contract);
  return refused({
    code: 'statement.no-contract',
    message: `There is no contract ${id} by which the year is settled.`,
  });
}

type Paid = { readonly onAccount: readonly PaidOfYear[]; readonly settled: readonly PaidOfYear[] };

/** What was paid of a year on account, and settled before. Refuses `line.held` while a month of it was not paid at all. */
async function paidOfYear(
  { contracts, store }: ReportContext,
  practice: Practice,
  periodEnd: Day,
  scheme: string,
): Promise<Outcome<Paid>> {
  const all = await store.read((db) => linesPaidFor(db, practice));
  const contract = contracts.find(
    ({ json, validFrom, validTo }) =>
      json.contractType === practice.contractType && validFrom <= periodEnd && periodEnd <= validTo,
  );
  const isOpen = (month: Month): boolean => !isClosedOn(practice, firstDayOf(month));
  const months = contract === undefined ? [] : monthsOf(contract, periodEnd).filter(isOpen);
  const owed = new Set(contract?.json.lines.map(({ term }) => term));
  const unpaid = months.find((month) => !all.some((line) => line.month === month && owed.has(line.term)));
  if (unpaid !== undefined) return refused(notPaidYet(unpaid));
  const terms = (contract?.json.lines ?? []).flatMap((line) => (line.scheme === scheme ? [line.term] : []));
  const ofYear = new Set(terms.flatMap((term) => [term, `${term}-arrears`]));
  const settlement = settlementTerm(periodEnd);
  return accepted({
    onAccount: all.filter(({ month, term }) => months.includes(month) && ofYear.has(term)),
    settled: all.filter(({ term }) => term.startsWith(settlement)),
  });
}

function monthsOf({ validFrom }: LoadedContract, periodEnd: Day): readonly Month[] {
  const [first, last] = [monthOfDay(validFrom), monthOfDay(periodEnd)];
  return Array.from({ length: last - first + 1 }, (_, past) => (first + past) as Month);
}

function notInTime(month: Month) {
  return {
    code: 'input.invalid',
    message: `No year is settled in ${monthText(month)}: a year is settled from April to June after it.`,
    remedy: 'Name April, May or June.',
  } as const;
}

function notPaidYet(month: Month) {
  return {
    code: 'line.held',
    message: `${monthText(month)} was not paid, so that what was paid on account in the year is not known.`,
    remedy: 'Pay every month of the year first.',
  } as const;
}
