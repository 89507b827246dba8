import { accepted, type Day, dayFromIso, type Json, type Outcome, refused } from '../../base/index.ts';
import { type GivenPerson, givenPerson, givenPersonFaults, givenPersonShape } from './given-person.ts';

/** One case of a file of people: which indicator it is about and at which period end, where it says so. */
export type GivenCase = {
  readonly name: string;
  readonly indicator: string | undefined;
  readonly periodEnd: Day | undefined;
  readonly person: GivenPerson;
};

const REMEDY =
  'Write {"cases": [{"name", "indicator", "pped", "patient": {"dob", "sex", "reg_date", "dereg_date", "died_on", ' +
  '"ethnicity", "events": [{"cluster", "date", "time", "value"} or {"cluster": "BP", "date", "time", "sys", "dia", ' +
  '"home"}]}}]}; dates as YYYY-MM-DD, codelists by name.';
const MOST_SHOWN = 5;

/**
 * Reads a file of people: `{cases: [...]}`, `{people: [...]}` or a list; each with its person under `patient`, or
 * standing for itself. What is null is not recorded.
 * @param file its name, for refusals
 * @returns refusal `input.invalid`, naming file and person
 */
export function readPeopleFile(content: string, file: string): Outcome<readonly GivenCase[]> {
  const whole = parsed(content);
  if (whole === undefined) return invalid(`${file} is not JSON, or is nested deeper than people are written.`);
  const cases = casesIn(whole);
  if (cases === undefined) return invalid(`${file} holds no list of people.`);
  if (cases.length === 0) return invalid(`${file} holds nobody.`);
  const faults = cases.flatMap((each, index) => caseFaults(each, whoIs(each, index)));
  if (faults.length > 0) {
    const more = faults.length > MOST_SHOWN ? `; and ${faults.length - MOST_SHOWN} more` : '';
    return invalid(`${file}: ${faults.slice(0, MOST_SHOWN).join('; ')}${more}.`);
  }
  return accepted(cases.map(caseOf));
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
  const person = personIn(json);
  const path = `${who}: patient`;
  const wrong = givenPersonShape.wrong(person, path);
  return [
    ...(typeof json.name === 'string' && json.name.trim() !== '' ? [] : [`${who} has no name`]),
    ...(json.indicator === undefined || typeof json.indicator === 'string' ? [] : [`${who}: indicator is not a name`]),
    ...(json.pped === undefined || dayFromIso(String(json.pped)) !== undefined
      ? []
      : [`${who}: pped ${JSON.stringify(json.pped)} is not a date written YYYY-MM-DD`]),
    ...(wrong.length > 0 ? wrong : givenPersonFaults(person, path)),
  ];
}

function caseOf(json: Json): GivenCase {
  const { name, indicator, pped } = json as { name: string; indicator?: string; pped?: string };
  const periodEnd = pped === undefined ? undefined : dayFromIso(pped);
  return { name, indicator, periodEnd, person: givenPerson(personIn(json as Fields)) };
}
