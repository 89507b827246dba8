/** The language of indicators: all that `definitions/` may import from this room. Manual: tests/spec. */

export type { EventFact, RuleOutcome, Test } from '../model/expression.ts';
export type { Codelist, Measure, Register, Rule, WatchedMeasure } from '../model/framework.ts';
export * from './codelist-csv.ts';
export * from './definition.ts';
export * from './events.ts';
export * from './tests.ts';
