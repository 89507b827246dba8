import { type Actor, accepted, refused } from '../../base/index.ts';
import {
  STATISTICS_METHODS,
  type StatisticsMethod,
  type StatisticsResult,
  statisticsMethod,
  workStatistics,
} from '../../benchmarking/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { casesOf } from './statistics-cases.ts';

export type StatisticsAsk = {
  /** A method's name or one of its shorter ones. */
  readonly method: string;
  /** The file's text, JSON or CSV, and its name for refusals. */
  readonly content: string;
  readonly file: string;
};

/** One case's result, or why there is none. */
export type CaseAnswer =
  | { readonly kind: 'result'; readonly result: StatisticsResult }
  | { readonly kind: 'refused'; readonly message: string };

export type StatisticsReport = {
  readonly method: StatisticsMethod;
  /** One a case, in order. */
  readonly answers: readonly CaseAnswer[];
  /** Names in the file that the method does not read. */
  readonly ignored: readonly string[];
};

/** Uses a statistical method on the cases of a file. The reader's own numbers: nothing is read or kept but the audit. */
export function statisticsReport(context: ReportContext, reader: Actor, ask: StatisticsAsk): Report<StatisticsReport> {
  const method = statisticsMethod(ask.method);
  const what = {
    actions: ['see published'] as const,
    verb: 'use statistics',
    subject: method?.name ?? 'unknown method',
  };
  return reading(context, reader, what, async () => {
    if (method === undefined) {
      return refused({
        code: 'not-found',
        message: `${ask.method} is not a method.`,
        remedy: `Methods: ${STATISTICS_METHODS.map(({ name }) => name).join(', ')}.`,
      });
    }
    const read = casesOf(method, ask.file, ask.content);
    if (!read.ok) return read;
    const answers = read.value.cases.map((one): CaseAnswer => {
      const worked = workStatistics(method, one);
      return worked.ok
        ? { kind: 'result', result: worked.value }
        : { kind: 'refused', message: worked.refusal.message };
    });
    return accepted({ method, answers, ignored: read.value.ignored });
  });
}

export const STATISTICS: readonly StatisticsMethod[] = STATISTICS_METHODS;
export type { StatisticsField, StatisticsMethod, StatisticsResult } from '../../benchmarking/index.ts';
