import {
  accepted,
  type Day,
  dayFromIso,
  dayText,
  type Exact,
  exact,
  financialYearOf,
  firstDayOf,
  hashOf,
  type Json,
  type Month,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  penceFromPounds,
  poundsText,
  refused,
  shape,
} from '../base/index.ts';

import type { Framework } from '../indicators/index.ts';

const { list, pattern, record, text, yesOrNo } = shape;
const isoDate = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date written YYYY-MM-DD');
const pounds = pattern(/^\d{1,9}(\.\d{1,2})?$/, 'pounds with at most two decimals');

/** A scheme that a practice is not paid while it takes part, and what that came to in a year. */
export type ReplacedScheme = { readonly scheme: string; readonly poundsPerYear: string; readonly source: string };

/** One practice's signed agreement to take part for a year, as its year's document holds it. */
export type AgreementJson = {
  readonly practice: string;
  readonly signedBy: string;
  readonly signedOn: string;
  /** Whether the practice is kept at its pot if it earns less in its first year. */
  readonly incomeFloor: boolean;
  readonly replaces: readonly ReplacedScheme[];
};

/** Who takes part in a scheme in a year, and the money that may be used for it. Dates are ISO, both inside. */
export type ParticipationJson = {
  readonly id: string;
  readonly scheme: string;
  /** The id of the framework by which its points are earned. */
  readonly framework: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly delegatedBudget: { readonly poundsPerYear: string; readonly source: string };
  readonly agreements: readonly AgreementJson[];
};

const agreement = record({
  practice: text,
  signedBy: text,
  signedOn: isoDate,
  incomeFloor: yesOrNo,
  replaces: list(record({ scheme: text, poundsPerYear: pounds, source: text }), 1),
});

const participationShape = record({
  id: text,
  scheme: text,
  framework: text,
  validFrom: isoDate,
  validTo: isoDate,
  delegatedBudget: record({ poundsPerYear: pounds, source: text }),
  agreements: list(agreement),
});

/** The scheme that every agreement replaces: a practice is in one or in the other. */
export const QOF = 'QOF';

/** A practice's part in a scheme for a year, checked. Only `loadParticipation` makes one. */
export type Participation = {
  readonly practice: OdsCode;
  readonly scheme: string;
  readonly framework: string;
  /** Of the framework, all together. */
  readonly points: number;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly signedBy: string;
  readonly signedOn: Day;
  readonly incomeFloor: boolean;
  readonly replaces: readonly ReplacedScheme[];
  /** Pounds a year: what it replaces. */
  readonly pot: Exact;
  /** SHA-256 of the agreement with the scheme, framework and year. */
  readonly hash: string;
};

/**
 * Reads a year's agreements. Refuses with `definition.invalid`, in words: a year that is not from 1 April to 31 March,
 * a signature after the year began, a practice that signed twice, an agreement that leaves QOF in place, a framework
 * that is not there, has no points, pays for what somebody else pays for or adjusts by a prevalence that it does not
 * name, and pots that together are more than the delegated budget.
 */
export function loadParticipation(json: Json, frameworks: readonly Framework[]): Outcome<readonly Participation[]> {
  const wrong = participationShape.wrong(json, 'the participation');
  if (wrong.length > 0) return invalid(`${wrong.slice(0, 5).join('; ')}.`);
  const year = json as unknown as ParticipationJson;
  const fault = wrongYear(year) ?? wrongAgreements(year);
  if (fault !== undefined) return invalid(`${year.id}: ${fault}`);
  const framework = frameworks.find(({ id }) => id === year.framework);
  if (framework === undefined) return invalid(`${year.id}: there is no framework called ${year.framework}.`);
  const unfit = wrongMeasure(framework);
  if (unfit !== undefined) return invalid(`${year.id}: ${unfit}`);
  const all = year.agreements.map((each) => participationOf(year, each, pointsOf(framework)));
  const pots = all.reduce((sum, { pot }) => sum.add(pot), exact(0));
  const budget = exact(year.delegatedBudget.poundsPerYear);
  if (pots.compare(budget) <= 0) return accepted(all);
  return invalid(`${year.id}: the pots come to ${inPounds(pots)}, and the delegated budget is ${inPounds(budget)}.`);
}

function wrongYear({ validFrom, validTo }: ParticipationJson): string | undefined {
  const [from, to] = [dayFromIso(validFrom), dayFromIso(validTo)];
  if (from === undefined || to === undefined) return 'its year is not in the calendar.';
  const { start, end } = financialYearOf(from);
  return from === start && to === end ? undefined : 'practices take part from 1 April to 31 March of a year.';
}

function wrongAgreements({ agreements, validFrom }: ParticipationJson): string | undefined {
  const seen = new Set<string>();
  for (const { practice, signedOn, replaces } of agreements) {
    if (odsCodeFromText(practice) === undefined) return `${practice} is no practice code.`;
    if (seen.has(practice)) return `${practice} has signed twice.`;
    seen.add(practice);
    if (signedOn >= validFrom) return `${practice} signed on ${signedOn}, when the year had begun.`;
    const schemes = replaces.map(({ scheme }) => scheme);
    if (!schemes.includes(QOF)) return `the agreement of ${practice} leaves ${QOF} in place.`;
    if (new Set(schemes).size < schemes.length) return `the agreement of ${practice} replaces a scheme twice.`;
  }
  return undefined;
}

/** What a practice can earn by all measures, those of a yes or no too. */
function pointsOf({ measures, answered = [] }: Framework): number {
  return [...measures, ...answered].reduce((sum, { points }) => sum + points, 0);
}

function wrongMeasure(framework: Framework): string | undefined {
  if (pointsOf(framework) === 0) return `${framework.id} has no points.`;
  const unnamed = framework.measures.find((one) => one.prevalenceAdjusted && one.prevalence === undefined);
  if (unnamed === undefined) return undefined;
  return `${unnamed.id} is adjusted by prevalence and does not say what that is compared with.`;
}

function participationOf(year: ParticipationJson, own: AgreementJson, points: number): Participation {
  const { scheme, framework, validFrom, validTo } = year;
  return {
    practice: odsCodeFromText(own.practice) as OdsCode,
    scheme,
    framework,
    points,
    validFrom: dayFromIso(validFrom) as Day,
    validTo: dayFromIso(validTo) as Day,
    signedBy: own.signedBy,
    signedOn: dayFromIso(own.signedOn) as Day,
    incomeFloor: own.incomeFloor,
    replaces: own.replaces,
    pot: own.replaces.reduce((sum, { poundsPerYear }) => sum.add(exact(poundsPerYear)), exact(0)),
    hash: hashOf({ scheme, framework, validFrom, validTo, ...own } as unknown as Json),
  };
}

/** A practice's part in a month; undefined when it takes part in nothing then: on 1 April it is in QOF again. */
export function participationIn(
  all: readonly Participation[],
  practice: OdsCode,
  month: Month,
): Participation | undefined {
  const on = firstDayOf(month);
  return all.find((one) => one.practice === practice && one.validFrom <= on && on <= one.validTo);
}

/** Where the pot comes from, in words: who signed, and what it replaces at how much. */
export function potWords({ signedBy, signedOn, replaces }: Participation): string {
  const parts = replaces.map(({ scheme, poundsPerYear }) => `${scheme} ${inPounds(exact(poundsPerYear))}`);
  return `agreement signed by ${signedBy} on ${dayText(signedOn)}, in place of ${parts.join(', ')}`;
}

function inPounds(value: Exact): string {
  return poundsText(penceFromPounds(value));
}

function invalid<T>(message: string): Outcome<T> {
  return refused({ code: 'definition.invalid', message, remedy: 'Correct the agreements and load them again.' });
}
