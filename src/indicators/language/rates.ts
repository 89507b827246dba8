import type { Days, Diagnosis, Encounters, EncounterTest } from '../model/encounters.ts';
import type { EventFact, Selection, Test } from '../model/expression.ts';
import type { Rule } from '../model/framework.ts';
import type { Population, Quantity, Rate, WeightBand } from '../model/rate.ts';
import type { Window } from './events.ts';

/** A rate, ratio or mean: the sum of one quantity over people, divided by the sum of another. */
export function rate(draft: Rate): Rate {
  return draft;
}

// Whose people

export const registeredPeople: Population = { of: 'registered' };
export const registeredInTheYear: Population = { of: 'registered in the year' };
export const diedInTheYear: Population = { of: 'died in the year' };

/** The people of a service: with an encounter of one of these kinds open on the achievement date. */
export function caseloadOf(first: string, ...others: readonly string[]): Population {
  return { of: 'caseload', kinds: [first, ...others] };
}

// What is counted or summed

/** One for each person, or for each of whom the test is true. */
export function people(when?: Test): Quantity {
  return when ? { quantity: 'people', when } : { quantity: 'people' };
}

export const daysRegistered: Quantity = { quantity: 'days registered' };

/** Days of the year on which encounters were open, such as days on a caseload or in a bed. */
export function daysOpen(of: Encounters): Quantity {
  return { quantity: 'days open', of };
}

/** How many encounters, or how many of which the test is true. */
export function numberOf(of: Encounters, when?: EncounterTest): Quantity {
  return when ? { quantity: 'encounters', of, when } : { quantity: 'encounters', of };
}

export function numberOfRecords(of: Selection): Quantity {
  return { quantity: 'records', of };
}

export function sumOfValues(of: Selection): Quantity {
  return { quantity: 'sum of values', of };
}

/** The value of a record; whoever has none is left out. */
export function valueFrom(event: EventFact): Quantity {
  return { quantity: 'value', event };
}

/** The later value less the earlier; whoever has not both is left out. */
export function changeOf(from: EventFact, to: EventFact): Quantity {
  return { quantity: 'change', from, to };
}

/** What is expected of, or weighs, a person by age and sex. */
export function weightOf(bands: readonly WeightBand[]): Quantity {
  return { quantity: 'weight', bands };
}

type Weighed = readonly (readonly [rule: Rule, weight: number])[];

/** The weights of the rules that somebody meets. */
export function scoreMet(of: Weighed): Quantity {
  return { quantity: 'score', of: of.map(([{ id }, weight]) => ({ rule: id, weight })), counts: 'met' };
}

/** The weights of the rules that apply to somebody: in whose denominator they are. */
export function scoreOfApplying(of: Weighed): Quantity {
  return { quantity: 'score', of: of.map(([{ id }, weight]) => ({ rule: id, weight })), counts: 'applies' };
}

// Encounters

type More = Omit<Encounters, 'kinds' | 'starts' | 'ends'>;

/** Encounters of one kind or several that started in a window. */
export function startedIn(window: Window, kinds: string | readonly string[], more: More = {}): Encounters {
  return { kinds: [kinds].flat(), ...more, starts: daysOf(window) };
}

/** Encounters that ended in a window. */
export function endedIn(window: Window, kinds: string | readonly string[], more: More = {}): Encounters {
  return { kinds: [kinds].flat(), ...more, ends: daysOf(window) };
}

/** Encounters of any date. */
export function encountersOf(kinds: string | readonly string[], more: More = {}): Encounters {
  return { kinds: [kinds].flat(), ...more };
}

function daysOf({ after, before }: Window): Days {
  return { ...(after ? { after } : {}), ...(before ? { before } : {}) };
}

/** What a stay was for, by patterns of codes. */
export function diagnosis(words: string, codes: Omit<Diagnosis, 'words'>): Diagnosis {
  return { words, ...codes };
}

/** Another starts from so many to so many days after this one ended. */
export function followedBy(encounters: Encounters, fromDays: number, toDays: number): EncounterTest {
  return { test: 'followed by', encounters, fromDays, toDays };
}

/** In one of these, so many days after this one ended. */
export function isInOnDay(onDay: number, encounters: Encounters): EncounterTest {
  return { test: 'is in', encounters, onDay };
}

export function aliveOnDay(onDay: number): EncounterTest {
  return { test: 'alive', onDay };
}

export function lastedAtMost(minutes: number): EncounterTest {
  return { test: 'lasted at most', minutes };
}

export function allOfEncounter(first: EncounterTest, ...others: readonly EncounterTest[]): EncounterTest {
  return { test: 'and', all: [first, ...others] };
}

export function anyOfEncounter(first: EncounterTest, ...others: readonly EncounterTest[]): EncounterTest {
  return { test: 'or', any: [first, ...others] };
}

export function notOfEncounter(test: EncounterTest): EncounterTest {
  return { test: 'not', not: test };
}
