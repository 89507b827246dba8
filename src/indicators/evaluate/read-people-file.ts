import { accepted, type Day, dayFromIso, type Json, type Outcome, refused } from '../../base/index.ts';
import { type GivenPerson, givenPerson, givenPersonShape } from './given-person.ts';

/** One case of a file of people: which indicator it is about and at which period end, where it says so. */
export type GivenCase = {
  readonly name: string;
  readonly indicator: string | undefined;
  readonly periodEnd: Day | undefined;
  readonly person: GivenPerson;
};

/** A file of people as it was read: the cases that can be evaluated, and in words what is wrong with the others. */
export type PeopleFile = {
  readonly name: string;
  readonly cases: readonly GivenCase[];
  readonly faults: readonly string[];
};

const REMEDY =
  'Write {"cases": [{"name", "indicator", "pped", "patient": {"dob", "sex", "reg_date", "dereg_date", "died_on", ' +
  '"ethnicity", "events": [{"cluster", "date", "time", "value"} or {"cluster": "BP", "date", "time", "sys", "dia", ' +
  '"home"}]}}]}; dates as YYYY-MM-DD, codelists of the definitions by name, such as HYP_COD.';
const MOST_SHOWN = 5;

/**
 * Reads a file of people: `{cases: [...]}`, `{people: [...]}` or a list; each with its person under `patient`, or
 * standing for itself. What is null is not recorded.
 * @param name of the file, for refusals
 * @returns refusal `input.invalid` for a file that holds no people
 */
export function readPeopleFile(content: string, name: string): Outcome<PeopleFile> {
  const whole = parsed(content);
  if (whole === undefined) return invalid(`${name} is not JSON, or is nested deeper than people are written.`);
  const written = casesIn(whole);
  if (written === undefined) return invalid(`${name} holds no list of people.`);
  if (written.length === 0) return invalid(`${name} holds nobody.`);
  const faultsOf = written.map((each, index) => caseFaults(each, whoIs(each, index)));
  const cases = written.filter((_, index) => faultsOf[index]?.length === 0).map(caseOf);
  return accepted({ name, cases, faults: faultsOf.flat() });
}

/** The refusal of a file for what is wrong in it, of which the first are named. */
export function refusedFile(name: string, faults: readonly string[]): Outcome<never> {
  const more = faults.length > MOST_SHOWN ? `; and ${faults.length - MOST_SHOWN} more` : '';
  return invalid(`${name}: ${faults.slice(0, MOST_SHOWN).join('; ')}${more}.`);
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message, remedy: REMEDY });
}

function parsed(content: string): Json | undefined {
  try {
    return withoutNulls(JSON.parse(content) as Json);
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof RangeError) return undefined;
    throw fault;
  }
}

/** What is null is not there. */
function withoutNulls(json: Json): Json {
  if (Array.isArray(json)) return json.map(withoutNulls);
  if (typeof json !== 'object' || json === null) return json;
  const kept = Object.entries(json).filter(([, value]) => value !== null);
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutNulls(value as Json)]));
}

type Fields = { readonly [key: string]: Json };

function isObject(json: Json | undefined): json is Fields {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function casesIn(whole: Json): readonly Json[] | undefined {
  const list = isObject(whole) ? (whole.cases ?? whole.people) : whole;
  return Array.isArray(list) ? list : undefined;
}

function whoIs(json: Json, index: number): string {
  const name = isObject(json) && typeof json.name === 'string' ? ` “${json.name}”` : '';
  return `person ${index + 1}${name}`;
}

/** The person of a case: under `patient`, or what is left of the case itself. */
function personIn(json: Fields): Json {
  if (json.patient !== undefined) return json.patient;
  const { name: _, indicator: _i, pped: _p, expected: _e, ...person } = json;
  return person;
}

function caseFaults(json: Json, who: string): readonly string[] {
  if (!isObject(json)) return [`${who} is not a record`];
  return [
    ...(typeof json.name === 'string' && json.name.trim() !== '' ? [] : [`${who} has no name`]),
    ...(json.indicator === undefined || typeof json.indicator === 'string' ? [] : [`${who}: indicator is not a name`]),
    ...(json.pped === undefined || dayFromIso(String(json.pped)) !== undefined
      ? []
      : [`${who}: pped ${JSON.stringify(json.pped)} is not a date written YYYY-MM-DD`]),
    ...givenPersonShape.wrong(personIn(json), `${who}: patient`),
  ];
}

function caseOf(json: Json): GivenCase {
  const { name, indicator, pped } = json as { name: string; indicator?: string; pped?: string };
  const periodEnd = pped === undefined ? undefined : dayFromIso(pped);
  return { name, indicator, periodEnd, person: givenPerson(personIn(json as Fields)) };
}
