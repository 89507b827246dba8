/** The language of indicators: all that `definitions/` may import from this room. Manual: tests/spec. */

export type { Diagnosis, Encounters, EncounterTest } from '../model/encounters.ts';
export type { EventFact, RuleOutcome, Test } from '../model/expression.ts';
export type { AnsweredMeasure, Codelist, Measure, Register, Rule, WatchedMeasure } from '../model/framework.ts';
export type { Population, Quantity, Rate, StandardPopulation, WeightBand } from '../model/rate.ts';
export type { PlausibilityJson } from '../plausibility-bounds.ts';
export * from './codelist-csv.ts';
export * from './definition.ts';
export * from './events.ts';
export * from './rates.ts';
export * from './tests.ts';
