import {
  accepted,
  type Day,
  decimalText,
  exact,
  exactText,
  financialYearOf,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Json,
  type Month,
  type OdsCode,
  type Outcome,
  type Pence,
  penceToJson,
  poundsFromPence,
  refused,
  sumPence,
} from '../base/index.ts';
import { type TriedLine, tryContract } from './contract-trial.ts';
import { type Participation, QOF } from './participation.ts';
import type { LoadedRates } from './rate.ts';
import type { RestsOn, Working } from './rests-on.ts';
import type { AchievementForecast, StatementLine } from './statement-line.ts';

/** A payment of the year, in the ledger and not taken back. */
export type PaidOfYear = {
  /** The statement line that it paid, and the ledger entry. */
  readonly line: string;
  readonly entry: string;
  readonly amountPence: Pence;
};

export type SettlementAsk = {
  readonly practice: OdsCode;
  /** In which it is paid. */
  readonly month: Month;
  /** The achievement of the year, by the scheme that the practice was in. */
  readonly forecast: AchievementForecast;
  readonly onAccount: readonly PaidOfYear[];
  /** What was settled of the year before, the first first. */
  readonly settled: readonly PaidOfYear[];
  /** The agreement to take part in another scheme than QOF in the year, and whether it is the practice's first. */
  readonly participation?: Participation;
  readonly isFirstYear: boolean;
  /** The contract by which the year is settled, in its frozen form. */
  readonly contract: Json;
  readonly rates: LoadedRates;
};

/** The last month in which a year is settled is the third after it. */
const MONTHS_TO_SETTLE = 3;

/** 31 March of the year that is settled in a month; undefined in the months from July to March. */
export function settledYearEnd(month: Month): Day | undefined {
  const { start } = financialYearOf(firstDayOf(month));
  const isInTime = firstDayOf((month - MONTHS_TO_SETTLE) as Month) < start;
  return isInTime ? ((start - 1) as Day) : undefined;
}

/** Begins the terms of every settlement of the year that ends on a day. */
export function settlementTerm(periodEnd: Day): string {
  return `quality-settlement-${financialYearOf(periodEnd).label.replace('/', '-')}`;
}

/**
 * What a year still owes a practice, or it owes back: what was earned by the results that nothing stands in the way of, less
 * what was paid on account and settled before. What waits is settled by a further line. Refuses `run.wrong-stage` where all
 * that can be settled was, and as the contract refuses.
 */
export function settlementLine(ask: SettlementAsk): Outcome<StatementLine> {
  const { practice, month, forecast, settled, participation } = ask;
  const achieved = achievedBy(ask);
  const paid = sumPence([...ask.onAccount, ...settled].map(({ amountPence }) => amountPence));
  const scheme = participation?.scheme ?? QOF;
  const values = { scheme, earns: scheme, achievement: achieved.result, aspiration: poundsOf(paid) };
  const tried = lineTried(tryContract(ask.contract, { on: isoOfDay(firstDayOf(month)), values }, ask.rates));
  if (!tried.ok) return tried;
  const { title, account, formula, formulaWithNumbers, inputs, exactPounds, amountPence, workings } = tried.value;
  const year = financialYearOf(forecast.periodEnd).label;
  if (settled.length > 0 && amountPence === 0n) return refused(allSettled(year));
  const term = [settlementTerm(forecast.periodEnd), ...(settled.length === 0 ? [] : [settled.length + 1])].join('-');
  return accepted({
    id: `${practice}/${isoOfMonth(month)}/${term}`,
    term,
    title: `${title} of ${year}`,
    account: scheme === QOF ? account : scheme,
    formula,
    formulaWithNumbers,
    inputs,
    exactPounds,
    amountPence,
    workings: [...workings, achieved],
    restsOn: [
      { kind: 'settlement', scheme, year },
      ...tried.value.restsOn,
      ...restsOnResults(forecast),
      ...ask.onAccount.map((one) => restsOnPayment('on account', one)),
      ...settled.map((one) => restsOnPayment('settled before', one)),
    ],
  });
}

/** What was earned, measure by measure; where the income floor of a first year holds, the pot if that is more. */
function achievedBy({ forecast, participation, isFirstYear }: SettlementAsk): Working {
  const { settlement, working } = forecast;
  const of = new Set(settlement.indicators);
  const earned: Working = {
    id: 'achievement-settled',
    title: 'Achievement of the results that are settled',
    formula: 'sum of what each measure earned',
    formulaWithNumbers: `${settlement.indicators.length} of ${forecast.measures.length + forecast.held.length} measures`,
    inputs: {},
    result: settlement.exactPounds,
    unit: 'pounds',
    workings: (working.workings ?? []).filter(({ indicator }) => indicator !== undefined && of.has(indicator)),
  };
  if (participation?.incomeFloor !== true || !isFirstYear) return earned;
  const { pot } = participation;
  if (pot.compare(exact(settlement.exactPounds)) <= 0) return earned;
  return {
    id: 'income-floor',
    title: 'Income floor of the first year: the pot',
    formula: 'the greater of what was earned and the pot',
    formulaWithNumbers: `the greater of £${decimalText(exact(settlement.exactPounds), 2)} and £${decimalText(pot, 2)}`,
    inputs: {},
    result: exactText(pot),
    unit: 'pounds',
    workings: [earned],
  };
}

function lineTried(trial: ReturnType<typeof tryContract>): Outcome<TriedLine> {
  if (trial.kind === 'refused') return refused(trial.refusals[0] ?? NO_LINE);
  const [line] = trial.lines;
  return line === undefined ? refused(trial.held[0]?.reason ?? NO_LINE) : accepted(line);
}

const NO_LINE = { code: 'definition.invalid', message: 'The contract that settles a year has no line.' } as const;

/** The foundations of the results that are settled; what rests on a measure that waits is left out. */
function restsOnResults({ restsOn, settlement: { indicators } }: AchievementForecast): readonly RestsOn[] {
  return restsOn.filter((rest) => !('indicator' in rest) || indicators.includes(rest.indicator));
}

function restsOnPayment(as: 'on account' | 'settled before', { line, entry, amountPence }: PaidOfYear): RestsOn {
  return { kind: 'payment', as, line, entry, amountPence: penceToJson(amountPence) };
}

function poundsOf(amount: Pence): string {
  return decimalText(poundsFromPence(amount), 2);
}

function allSettled(year: string) {
  return {
    code: 'run.wrong-stage',
    message: `All of ${year} that can be settled is settled.`,
    remedy: 'What waits is settled once its query or answer is.',
  } as const;
}
