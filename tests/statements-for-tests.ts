/** Statements as `prepareStatement` freezes them, for tests of what is paid. */
import { accepted, day, hashOf, month, odsCode, pence, sumPence } from '../src/base/index.ts';
import { type Statement, type StatementLine, statementFromJson, statementJson } from '../src/contracts/index.ts';
import type { StatementOfPractice } from '../src/payments/index.ts';

export function line(practice: string, when: string, term: string, account: string, amount: bigint): StatementLine {
  const formula = { formula: 'given', formulaWithNumbers: 'given', inputs: {}, workings: [] };
  const restsOn =
    term === 'quality-aspiration'
      ? [
          {
            kind: 'counts' as const,
            indicator: 'HYP008',
            periodEnd: '2025-03-31',
            file: 'c'.repeat(64),
            rows: { register: 2, denominator: 3, numerator: 4 },
            definitionHash: 'd',
            evidenceSha256: 'e',
            snapshot: 's',
          },
        ]
      : [{ kind: 'list size' as const, quarter: '2025-10', file: 'a'.repeat(64), row: 7 }];
  const id = `${practice}/${when}/${term}`;
  return { id, term, title: term, account, ...formula, exactPounds: '0', amountPence: pence(amount), restsOn };
}

/** A statement of two lines, frozen as `prepareStatement` freezes one. */
export function statement(practice: string, when: string, globalSum: bigint, quality: bigint): Statement {
  const lines = [
    line(practice, when, 'global-sum', 'GMS global sum', globalSum),
    line(practice, when, 'quality-aspiration', 'QOF aspiration', quality),
  ];
  const content = {
    practice: odsCode(practice),
    practiceName: `Practice ${practice}`,
    month: month(when),
    knownOn: day(`${when}-01`),
    contractType: 'GMS' as const,
    contractTitle: 'GMS contract',
    lines,
    held: [],
    totalPence: sumPence(lines.map((one) => one.amountPence)),
    pins: { contract: 'k', rates: 'r' },
  };
  const { release: _release, contentHash: _hash, ...json } = statementJson({ ...content, contentHash: '' });
  return statementFromJson({ ...json, release: 'exact', contentHash: hashOf(json) });
}

/** The same statement with the quality line held. */
export function held(of: Statement): Statement {
  const reason = { code: 'result.counts-differ', message: 'The counts differ.' } as const;
  const lines = of.lines.slice(0, 1);
  const line = { term: 'quality-aspiration', title: 'Quality', reason };
  const {
    release: _release,
    contentHash: _hash,
    ...json
  } = statementJson({
    ...of,
    lines,
    held: [line],
    totalPence: sumPence(lines.map((one) => one.amountPence)),
  });
  return statementFromJson({ ...json, release: 'exact', contentHash: hashOf(json) });
}

export function asked(...statements: readonly Statement[]): StatementOfPractice[] {
  return statements.map((one) => ({ practice: one.practice, statement: accepted(one) }));
}
