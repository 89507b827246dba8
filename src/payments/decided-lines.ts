import type { Day, Refusal } from '../base/index.ts';
import { type Statement, type StatementLine, withLinesHeld } from '../contracts/index.ts';
import { decisionNamed, notLive } from '../governance/index.ts';
import type { ReadDb } from '../store/index.ts';

/** A line that rests on a decision which is not in force, and why. */
export type UndecidedLine = { readonly line: StatementLine; readonly reason: Refusal };

/** The lines of statements that rest on a decision which is not in force on a day, or which the register does not have. */
export async function undecidedLines(
  db: ReadDb,
  lines: readonly StatementLine[],
  on: Day,
): Promise<readonly UndecidedLine[]> {
  const undecided: UndecidedLine[] = [];
  for (const line of lines) {
    for (const rest of line.restsOn) {
      if (rest.kind !== 'decision') continue;
      const decision = await decisionNamed(db, rest.reference);
      const reason = decision === undefined ? unknown(rest.reference) : notLive(decision, on);
      if (reason !== undefined) undecided.push({ line, reason });
    }
  }
  return undecided;
}

/** The statement with every line held that rests on a decision which is not in force. */
export async function heldUndecided(db: ReadDb, statement: Statement, on: Day): Promise<Statement> {
  const undecided = await undecidedLines(db, statement.lines, on);
  return withLinesHeld(statement, new Map(undecided.map(({ line, reason }) => [line.term, reason])));
}

/** Why a run stops, naming its lines that rest on a decision which is not in force; undefined when none does. */
export function stoppedBy(undecided: readonly UndecidedLine[]): Refusal | undefined {
  const [first] = undecided;
  if (first === undefined) return undefined;
  const lines = undecided.map(({ line }) => line.id).join(', ');
  return {
    code: 'decision.not-live',
    message: `${first.reason.message} These lines rest on it: ${lines}.`,
    remedy: 'Send the run back and prepare the month again: the rest is paid, and these lines are held.',
  };
}

function unknown(reference: string): Refusal {
  return { code: 'decision.needed', message: `The register has no decision ${reference}.` };
}
