import {
  accepted,
  dayText,
  firstDayOf,
  isoOfMonth,
  type Month,
  type OdsCode,
  type Outcome,
  quarterOf,
  type Refusal,
  refused,
} from '../../base/index.ts';
import { type Statement, type StatementLine, statementWith } from '../../contracts/index.ts';
import { linesPaidTo } from '../../payments/index.ts';
import { type Closing, goneBy, type Merging, type Practice, type PracticeRegister } from '../../practices/index.ts';
import type { ReadDb } from '../../store/index.ts';

/** A practice's statement of a month by itself, as if nothing had gone into it. `closed`: as if it had closed so. */
type Alone = (practice: OdsCode, month: Month, closed?: Closing) => Promise<Outcome<Statement>>;

/**
 * A practice's statement with every line of the practices that went into it by the month's first day: what both come to by
 * themselves, so that no penny is lost or made by a merger. Once a quarter's lists name the practice that went no more, its
 * people are in its successor's list and arrears of earlier months alone are added. Refuses `practice.merged` for the one that went, and as
 * either statement is refused.
 */
export async function mergedStatement(
  register: PracticeRegister,
  practice: OdsCode,
  month: Month,
  alone: Alone,
): Promise<Outcome<Statement>> {
  const gone = goneBefore(register, practice, month);
  if (gone !== undefined) return refused(gone);
  const own = await alone(practice, month);
  if (!own.ok) return own;
  let merged = own.value;
  for (const absorbed of register.mergedInto(practice, firstDayOf(month))) {
    const merging = absorbed.mergedInto as Merging;
    const theirs = await whileListed(absorbed.code, month, merging, alone);
    if (theirs.ok) merged = withLinesOf(merged, theirs.value, merging);
    else if (theirs.refusal.code !== 'practice.closed') return theirs;
  }
  return accepted(merged);
}

/** A practice that went, by itself; from the quarter on whose lists name it no more as if it had closed then. */
async function whileListed(
  practice: OdsCode,
  month: Month,
  { decision }: Merging,
  alone: Alone,
): Promise<Outcome<Statement>> {
  const listed = await alone(practice, month);
  if (listed.ok || listed.refusal.code !== 'statement.no-list') return listed;
  return alone(practice, month, { from: firstDayOf(quarterOf(month)), decision });
}

function goneBefore(register: PracticeRegister, practice: OdsCode, month: Month): Refusal | undefined {
  const found = register.practice(practice);
  const to = found.ok ? goneBy(found.value, firstDayOf(month)) : undefined;
  if (!found.ok || to === undefined) return undefined;
  return {
    code: 'practice.merged',
    message: `${found.value.name} went into ${to.successor} on ${dayText(to.from)}, by ${to.decision}.`,
    remedy: `Its lines are in the statement of ${to.successor}.`,
  };
}

/** What terms begin with that a practice brought into another's statement. */
function prefixOf(practice: OdsCode): string {
  return `${practice.toLowerCase()}-`;
}

/** What the ledger paid a practice and did not take back: in its own name, and since it went into another in that one's statements. */
export async function linesPaidFor(
  db: ReadDb,
  { code, mergedInto }: Practice,
): Promise<Awaited<ReturnType<typeof linesPaidTo>>> {
  const own = await linesPaidTo(db, code);
  if (mergedInto === undefined) return own;
  const prefix = prefixOf(code);
  const brought = (await linesPaidTo(db, mergedInto.successor)).filter(({ term }) => term.startsWith(prefix));
  return [...own, ...brought.map((line) => ({ ...line, term: line.term.slice(prefix.length) }))];
}

/** Each line says whose it was, and rests on the decision that merged them. */
function withLinesOf(
  into: Statement,
  { practice, practiceName, lines, held }: Statement,
  { decision }: Merging,
): Statement {
  const termOf = (term: string): string => `${prefixOf(practice)}${term}`;
  const titleOf = (title: string): string => `${title}, ${practiceName}`;
  const moved = lines.map(
    (line): StatementLine => ({
      ...line,
      id: `${into.practice}/${isoOfMonth(into.month)}/${termOf(line.term)}`,
      term: termOf(line.term),
      title: titleOf(line.title),
      restsOn: [...line.restsOn, { kind: 'decision', reference: decision }],
    }),
  );
  const waiting = held.map((line) => ({ ...line, term: termOf(line.term), title: titleOf(line.title) }));
  return statementWith(into, [...into.lines, ...moved], [...into.held, ...waiting]);
}
