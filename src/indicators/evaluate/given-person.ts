import { type Day, dayFromIso, type Json, shape } from '../../base/index.ts';

const { list, one, optional, pattern, record, yesOrNo } = shape;
type Shape = shape.Shape;

/** A cluster that stands for a whole blood pressure reading. */
export const READING = 'BP';

/** A record that names the codelist it is in; `BP` has both numbers of a reading. Values are exact decimals. */
export type GivenEvent = {
  readonly cluster: string;
  readonly on: Day;
  /** Minutes after midnight at which it was recorded; null: not said. */
  readonly minute: number | null;
  /** For `BP` the systolic: null, as the diastolic may be, in half a reading, which is not one. */
  readonly value: string | null;
  readonly diastolic: string | null;
  readonly isHome: boolean;
};

/** A person who is typed in, not read from a warehouse. */
export type GivenPerson = {
  readonly born: Day;
  readonly sex: string;
  readonly ethnicity: string | null;
  readonly diedOn: Day | null;
  /** Absent: never registered. */
  readonly registration: { readonly from: Day; readonly to: Day | null } | null;
  /** In the order given: of two of one date and time the later stands after. */
  readonly events: readonly GivenEvent[];
};

const isoDate: Shape = {
  wrong: (value, path) =>
    typeof value === 'string' && dayFromIso(value) !== undefined
      ? []
      : [`${path} ${shown(value)} is not a date written YYYY-MM-DD`],
  schema: { type: 'string', format: 'date' },
};

const DECIMAL = /^-?\d{1,9}(\.\d{1,3})?$/;

const decimal: Shape = {
  wrong: (value, path) =>
    (typeof value === 'string' || typeof value === 'number') && DECIMAL.test(String(value))
      ? []
      : [`${path} ${shown(value)} is not a number with at most three decimals`],
  schema: { type: ['number', 'string'] },
};

function shown(value: Json | undefined): string {
  return value === undefined ? 'is not given: it' : JSON.stringify(value);
}

const eventFields = record({
  cluster: pattern(/^[A-Z][A-Z0-9_]{1,39}$/, 'the name of a cluster'),
  date: isoDate,
  time: optional(pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time written HH:MM')),
  value: optional(decimal),
  sys: optional(decimal),
  dia: optional(decimal),
  home: optional(yesOrNo),
});

/** A person as `measures/qof/qof_rule_test_patients.json` writes one. */
/** A record as its fields are, and as it can be meant: everything that is wrong with it is said at once. */
const event: Shape = {
  wrong: (value, path) => [...eventFields.wrong(value, path), ...eventFaults(value, path)],
  schema: eventFields.schema,
};

const personFields = record({
  dob: isoDate,
  sex: one('M', 'F', 'I', 'U'),
  ethnicity: optional(pattern(/^[A-Z]$/, 'an ethnic category, A to Z')),
  reg_date: optional(isoDate),
  dereg_date: optional(isoDate),
  died_on: optional(isoDate),
  events: list(event),
});

/** A person who is typed in, who does not leave before they came. */
export const givenPersonShape: Shape = {
  wrong: (value, path) => [...personFields.wrong(value, path), ...endFaults(value, path)],
  schema: personFields.schema,
};

type RawEvent = {
  readonly cluster: string;
  readonly date: string;
  readonly time?: string;
  readonly value?: string | number;
  readonly sys?: string | number;
  readonly dia?: string | number;
  readonly home?: boolean;
};
type RawPerson = {
  readonly dob: string;
  readonly sex: string;
  readonly ethnicity?: string;
  readonly reg_date?: string;
  readonly dereg_date?: string;
  readonly died_on?: string;
  readonly events: readonly RawEvent[];
};

/** An end before its start, or without one. Dates in ISO form are in order as texts. */
function endFaults(value: Json | undefined, path: string): string[] {
  const { reg_date: from, dereg_date: to } = fieldsOf(value);
  if (typeof to !== 'string' || (typeof from === 'string' && to >= from)) return [];
  return [`${path}.dereg_date ${to} is before reg_date or without one`];
}

/** Half a reading, or numbers of a reading elsewhere. */
function eventFaults(event: Json | undefined, path: string): string[] {
  const { cluster, value, sys, dia } = fieldsOf(event);
  if (cluster !== READING)
    return sys === undefined && dia === undefined ? [] : [`${path} has sys or dia, which only ${READING} has`];
  if (sys === undefined && dia === undefined) return [`${path} is a reading of nothing: ${READING} has sys and dia`];
  return value === undefined ? [] : [`${path} is a reading: it has sys and dia, not a value`];
}

type Fields = { readonly [key: string]: Json };

function fieldsOf(value: Json | undefined): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A person whose shape was found right. */
export function givenPerson(json: Json): GivenPerson {
  const raw = json as unknown as RawPerson;
  const day = (written: string | undefined): Day | null =>
    written === undefined ? null : (dayFromIso(written) as Day);
  const from = day(raw.reg_date);
  return {
    born: day(raw.dob) as Day,
    sex: raw.sex,
    ethnicity: raw.ethnicity ?? null,
    diedOn: day(raw.died_on),
    registration: from === null ? null : { from, to: day(raw.dereg_date) },
    events: raw.events.map((each) => ({
      cluster: each.cluster,
      on: day(each.date) as Day,
      minute: each.time === undefined ? null : minuteOf(each.time),
      value: numberText(each.sys ?? each.value),
      diastolic: numberText(each.dia),
      isHome: each.home ?? false,
    })),
  };
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function numberText(value: string | number | undefined): string | null {
  return value === undefined ? null : String(value);
}
