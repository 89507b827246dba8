import { type Actor, type OdsCode, type Outcome, refused, sumPence } from '../../base/index.ts';
import type { PaymentRun } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';

/** The practice whose postings a reader may see, when not those of every practice. */
export function ownPostings({ register, rules }: ReportContext, reader: Actor): OdsCode | undefined {
  const practice = reader.organisation;
  if (practice === undefined || !register.has(practice)) return undefined;
  return rules.may(reader, 'see postings', { practice }).ok ? practice : undefined;
}

/** As much of a run as is about one practice; undefined when nothing is. Its total is what it pays that practice. */
export function runOfPractice(run: PaymentRun, practice: OdsCode): PaymentRun | undefined {
  const statements = run.statements.filter((statement) => statement.practice === practice);
  const exceptions = run.exceptions.filter((exception) => exception.practice === practice);
  if (statements.length + exceptions.length === 0) return undefined;
  return {
    ...run,
    statements,
    exceptions,
    statementCount: statements.length,
    exceptionCount: exceptions.length,
    totalPence: sumPence(statements.map((statement) => statement.totalPence)),
  };
}

/** The same words whether another practice's is meant or nobody's, so that no name can be tried out. */
export function notOfPractice(practice: OdsCode, what: string): Outcome<never> {
  return refused({
    code: 'access.denied',
    message: `${practice} sees its own alone, and there is no ${what} of this name among them.`,
    remedy: 'Start from the practice’s own statements.',
  });
}
