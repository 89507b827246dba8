import { decimalText, type Pence, poundsFromPence, type ReleaseLevel, sumPence } from '../../base/index.ts';
import type { Statement, StatementLine } from '../../contracts/index.ts';

/** The one line in which those who may not see exact counts see what was paid by claim. */
const TOGETHER = 'claimed-services';

/** Whether a line counts claims: at a fee that everybody knows its pence are a count of people. */
export function countsClaims({ restsOn }: Pick<StatementLine, 'restsOn'>): boolean {
  return restsOn.some((rest) => rest.kind === 'claims');
}

/**
 * The lines of a statement as a level of release has them. Below the exact level all services that are paid by claim are one
 * line, without its numbers; its pence are money that was paid, which is published by practice, and are not left out.
 */
export function releasedLines<L extends StatementLine>(
  lines: readonly L[],
  level: ReleaseLevel,
): readonly StatementLine[] {
  const claimed = lines.filter(countsClaims);
  if (level === 'exact' || claimed.length === 0) return lines;
  return [...lines.filter((line) => !countsClaims(line)), together(claimed)];
}

/** The statement with its lines as a level of release has them. */
export function releasedStatement(statement: Statement, level: ReleaseLevel): Statement {
  return { ...statement, lines: releasedLines(statement.lines, level) };
}

function together(claimed: readonly StatementLine[]): StatementLine {
  const amountPence: Pence = sumPence(claimed.map((line) => line.amountPence));
  const of = (claimed[0]?.id ?? '').split('/').slice(0, -1).join('/');
  return {
    id: `${of}/${TOGETHER}`,
    term: TOGETHER,
    title: 'Services paid by claim',
    account: 'Services paid by claim',
    formula: 'approved claims × fee, service by service',
    formulaWithNumbers: 'the numbers are left out: they count people',
    inputs: {},
    exactPounds: decimalText(poundsFromPence(amountPence), 2),
    amountPence,
    workings: [],
    restsOn: [],
  };
}
