import type { Encounters, EncounterTest } from './encounters.ts';
import type { EventFact, Selection, Test } from './expression.ts';
import type { Signed, TestPeople } from './signed.ts';

/** Whose people a rate is of. */
export type Population =
  /** Registered on the achievement date, by practice. */
  | { readonly of: 'registered' }
  /** Registered on some day of the year up to the achievement date, those who left or died included, by last practice. */
  | { readonly of: 'registered in the year' }
  /** Died in the year while registered, by practice. */
  | { readonly of: 'died in the year' }
  /** With an encounter of these kinds open on the achievement date, by its organisation: a service's own people. */
  | { readonly of: 'caseload'; readonly kinds: readonly string[] };

/** A weight by age in full years and sex; the band of a person is the last that begins at or below their age. */
export type WeightBand = { readonly sex: 'M' | 'F'; readonly fromAge: number; readonly weight: string };

/**
 * What is counted or summed for one person, exact to three decimals. Missing is not nought: where a value is not
 * recorded the person is left out.
 */
export type Quantity =
  /** One for each person of whom the test is true. */
  | { readonly quantity: 'people'; readonly when?: Test }
  /** Days registered in the year, up to the achievement date and the day of death. */
  | { readonly quantity: 'days registered' }
  /** Days of the year on which encounters were open, each counted: the day of the start is one, that of the end not. */
  | { readonly quantity: 'days open'; readonly of: Encounters }
  | { readonly quantity: 'encounters'; readonly of: Encounters; readonly when?: EncounterTest }
  | { readonly quantity: 'records'; readonly of: Selection }
  /** Of all records that have a value; nought where there is no such record, because nothing was used. */
  | { readonly quantity: 'sum of values'; readonly of: Selection }
  /** Of one record; missing without one. */
  | { readonly quantity: 'value'; readonly event: EventFact }
  /** The value of `to` less that of `from`; missing unless both have one. */
  | { readonly quantity: 'change'; readonly from: EventFact; readonly to: EventFact }
  /** By age and sex on the achievement date; missing for whom no band is of. */
  | { readonly quantity: 'weight'; readonly bands: readonly WeightBand[] }
  /** The weights of the rules that the person is in the numerator of (`met`), or in the denominator of (`applies`). */
  | {
      readonly quantity: 'score';
      readonly of: readonly { readonly rule: string; readonly weight: number }[];
      readonly counts: 'met' | 'applies';
    };

/** A standard population: how many of it are of each age band, of either sex. */
export type StandardPopulation = {
  readonly name: string;
  readonly bands: readonly { readonly fromAge: number; readonly people: number }[];
};

/**
 * A rate, ratio or mean: a sum over people divided by another. Somebody counts when `when` is true of them, both
 * quantities are known, and the denominator is above nought.
 */
export type Rate = Signed & {
  readonly population: Population;
  readonly when?: Test;
  readonly numerator: Quantity;
  readonly denominator: Quantity;
  /** The result is for so many of the denominator: 1 for a mean or a ratio, 100 for a percentage, 100000 … */
  readonly per: number;
  /** Days of the denominator are turned into years. */
  readonly inYears?: boolean;
  /** Directly standardised by age and sex, beside the crude rate. */
  readonly standard?: StandardPopulation;
  /** Absent: not yet brought up; it does not load in a release. */
  readonly people?: TestPeople;
};
