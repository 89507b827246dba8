/** What tests of statements put in: practices, lists, measures and counts, by one GMS, PMS and APMS contract. */
import assert from 'node:assert/strict';
import { contracts as contractDefinitions } from '../../definitions/contracts/index.ts';
import { rates as rateDefinitions } from '../../definitions/rates/index.ts';
import { accepted, day, type Json, month, type OdsCode, type Outcome, odsCode } from '../base/index.ts';
import type { Measure, VerifiedResult } from '../indicators/index.ts';
import type { Practice } from '../practices/index.ts';
import { loadContracts } from './contract.ts';
import { loadRates } from './rate.ts';
import { prepareStatement } from './statement.ts';
import type { QualityInput, StatementInput } from './statement-input.ts';
import type { Statement, StatementLine } from './statement-line.ts';

export const rates = loaded(loadRates(rateDefinitions as unknown as Json));
export const contracts = loaded(loadContracts(contractDefinitions as unknown as Json, rates));

export function loaded<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

export function practice(code: string, contractType: Practice['contractType'], weightedToRegistered: string): Practice {
  const place = { locality: 'west', team: 'west-1', deprivationScore: '10.4' };
  return { code: odsCode(code), name: `Practice ${code}`, contractType, weightedToRegistered, ...place };
}

export const X00036 = practice('X00036', 'GMS', '0.970');
export const X00010 = practice('X00010', 'PMS', '0.981');
export const X00043 = practice('X00043', 'APMS', '1.048');
export const LIST_FILE = 'a'.repeat(64);

export function asked(
  of: Practice,
  registered: number,
  when: string,
  more: Partial<StatementInput> = {},
): StatementInput {
  const listSizes = () => ({ registered, file: LIST_FILE, row: 37 });
  return { practice: of, month: month(when), contracts, rates, listSizes, ...more };
}

export function measure(
  id: string,
  points: number,
  lower: number,
  upper: number,
  prevalenceAdjusted: boolean,
): Measure {
  const percents = { lowerPercent: lower, upperPercent: upper };
  return { id, rule: id, points, ...percents, prevalenceAdjusted, shortTitle: id, source: 'QOF 2025/26' };
}

export type Counts = { register: number; denominator: number; numerator: number };

export function result(of: OdsCode, indicator: string, counts: Counts, periodEnd = '2025-03-31'): VerifiedResult {
  const component = (count: number, row: number) => ({ count, recomputed: count, optedOut: 0, row });
  const fields = {
    practice: of,
    indicator,
    periodEnd: day(periodEnd),
    ...counts,
    adjustments: [],
    exclusions: [],
    components: {
      register: component(counts.register, 2),
      denominator: component(counts.denominator, 3),
      numerator: component(counts.numerator, 4),
    },
    optedOut: {},
    definitionHash: `definition of ${indicator}`,
    verification: 'published order',
    evidenceSha256: 'e'.repeat(64),
    snapshot: 'b'.repeat(64),
    countsFile: { sha256: 'c'.repeat(64), row: 4 },
  };
  return fields as unknown as VerifiedResult;
}

export const MEASURES = [
  measure('HYP008', 38, 40, 85, true),
  measure('CS005', 7, 45, 80, false),
  measure('AF008', 12, 70, 95, true),
];
export const RESULTS = [
  result(X00036.code, 'HYP008', { register: 2307, denominator: 1800, numerator: 1260 }),
  result(X00036.code, 'CS005', { register: 2100, denominator: 2000, numerator: 1500 }),
  result(X00036.code, 'AF008', { register: 4, denominator: 0, numerator: 0 }),
];

export function quality(more: Partial<QualityInput> = {}): QualityInput {
  return {
    periodEnd: day('2025-03-31'),
    measures: MEASURES,
    frameworkHash: 'f'.repeat(64),
    frameworkYear: '2025/26',
    results: accepted(RESULTS),
    ruleOfRegister: () => undefined,
    boroughRegister: () => 52000,
    boroughList: 314850,
    ...more,
  };
}

export function line(statement: Statement, term: string): StatementLine {
  const found = statement.lines.find((one) => one.term === term);
  assert.ok(found, `there is a line ${term} in ${statement.lines.map((one) => one.term).join(', ')}`);
  return found;
}

export function held(more: Partial<QualityInput>, registered = 13283): string[] {
  const statement = loaded(prepareStatement(asked(X00036, registered, '2025-10', { quality: quality(more) })));
  assert.deepEqual(
    statement.lines.map((one) => one.term),
    ['global-sum'],
  );
  assert.equal(statement.totalPence, line(statement, 'global-sum').amountPence);
  return statement.held.map((one) => `${one.term} ${one.reason.code}: ${one.reason.message}`);
}
