import { odsCodeFromText, snomedCodeFromText } from '../base/index.ts';
import { COLUMN_KINDS, type ColumnKind, type FeedColumn } from './column.ts';
import type { ProblemCode, ProblemFacts } from './problem-catalogue.ts';

/** A condition over the read columns under which a row is bad. The first that holds is the row's problem. */
export type Check = { readonly code: ProblemCode; readonly facts: ProblemFacts; readonly when: string };

/** How a column as sent becomes a typed value; `bad` holds where something was sent that is no such value. */
type Reading = {
  readonly value: string;
  readonly bad: string;
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;
};

const LONGEST_IDENTIFIER = 64;
const LONGEST_TEXT = 255;
/** Fifteen digits: every whole number up to it is exact in JSON too. */
const LARGEST_WHOLE = 999_999_999_999_999;
const NEVER = 'false';

const WHOLE_TYPES = new Set([
  'TINYINT',
  'SMALLINT',
  'INTEGER',
  'BIGINT',
  'UTINYINT',
  'USMALLINT',
  'UINTEGER',
  'UBIGINT',
]);
const TIMESTAMP_TYPES = new Set(['TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS']);
const FLOAT_TYPES = new Set(['FLOAT', 'DOUBLE']);

/**
 * A check made on the distinct values of an expression, because it is not one that SQL can make or would make
 * slowly: there are far fewer codes than rows.
 */
export type DistinctCheck = {
  /** Over the columns as sent, of the relation named f. Gives text or whole numbers. */
  readonly expression: string;
  readonly isGood: (text: string) => boolean;
};

/** The distinct checks that a column's kind asks for. */
export function distinctCheckOf(column: FeedColumn, type: string): DistinctCheck | undefined {
  const sent = `f."${column.name}"`;
  const expression = WHOLE_TYPES.has(type) ? sent : `${sent}::VARCHAR`;
  if (column.kind === 'snomed') return { expression, isGood: (text) => snomedCodeFromText(text) !== undefined };
  if (column.kind === 'organisation') return { expression, isGood: (text) => odsCodeFromText(text) !== undefined };
  return undefined;
}

/** The columns of a file as typed values, and the checks of each by itself. */
export class ColumnReadings {
  /** For the SELECT list of a query over the file, there named f: a value and, where it can be bad, `<name>?`. */
  readonly selected: readonly string[];
  /** Over those selected columns. */
  readonly checks: readonly Check[];

  /**
   * @param types DuckDB type of each column as sent
   * @param badValues by column: a condition under which a value failed its distinct check
   */
  constructor(
    columns: readonly FeedColumn[],
    types: ReadonlyMap<string, string>,
    badValues: ReadonlyMap<string, string>,
  ) {
    const readings = columns.map((column) => ({
      column,
      reading: readingOf(column, types.get(column.name) ?? 'VARCHAR', badValues.get(column.name) ?? NEVER),
    }));
    this.selected = readings.flatMap(({ column, reading }) => [
      `${reading.value} AS "${column.name}"`,
      ...(reading.bad === NEVER ? [] : [`${reading.bad} AS "${column.name}?"`]),
    ]);
    this.checks = readings.flatMap(({ column, reading }) => checksOf(column, reading));
  }
}

function checksOf(column: FeedColumn, reading: Reading): Check[] {
  const { name } = column;
  const checks: Check[] = [];
  if (reading.bad !== NEVER) {
    checks.push({ code: reading.code, facts: { column: name, ...reading.facts }, when: `s."${name}?"` });
  }
  if (column.isRequired) {
    checks.push({ code: 'MISSING_VALUE', facts: { column: name }, when: `s."${name}" IS NULL` });
  }
  return checks;
}

function readingOf(column: FeedColumn, type: string, badValue: string): Reading {
  const sent = `f."${column.name}"`;
  const text = type === 'VARCHAR' ? sent : `${sent}::VARCHAR`;
  return READINGS[column.kind]({ sent, text: `NULLIF(${text}, '')`, type, badValue, column });
}

type Source = {
  /** The column as sent. */
  readonly sent: string;
  /** The same as text, null when empty. */
  readonly text: string;
  readonly type: string;
  readonly badValue: string;
  readonly column: FeedColumn;
};

const READINGS: Readonly<Record<ColumnKind, (source: Source) => Reading>> = {
  identifier: (source) => textReading(source, LONGEST_IDENTIFIER),
  text: (source) => textReading(source, LONGEST_TEXT),
  choice: choiceReading,
  organisation: ({ text, badValue }) => ({ value: text, bad: badValue, code: 'BAD_ORGANISATION', facts: {} }),
  date: dateReading,
  month: monthReading,
  'date-time': dateTimeReading,
  decimal: decimalReading,
  whole: wholeReading,
  snomed: ({ text, type, sent, badValue }) => ({
    value: WHOLE_TYPES.has(type) ? `${sent}::BIGINT` : `TRY_CAST(${text} AS BIGINT)`,
    bad: badValue,
    code: 'BAD_CODE',
    facts: { allowed: `a ${COLUMN_KINDS.snomed}` },
  }),
};

function textReading({ text }: Source, longest: number): Reading {
  const bad = `strlen(${text}) > ${longest} AND length(${text}) > ${longest}`;
  return { value: text, bad, code: 'TOO_LONG', facts: { allowed: String(longest) } };
}

function choiceReading({ text, column }: Source): Reading {
  const allowed = column.allowed ?? [];
  const list = allowed.map((value) => `'${value}'`).join(', ');
  return {
    value: text,
    bad: `${text} NOT IN (${list})`,
    code: 'VALUE_NOT_ALLOWED',
    facts: { allowed: oneOf(allowed) },
  };
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? `${values[0]}` : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** Where text was sent and `cast` makes nothing of it. */
function castReading(text: string, cast: string, code: ProblemCode, facts: ProblemFacts = {}): Reading {
  return { value: cast, bad: `${text} IS NOT NULL AND ${cast} IS NULL`, code, facts };
}

function dateReading({ sent, text, type }: Source): Reading {
  if (type !== 'DATE') {
    return castReading(
      text,
      `CASE WHEN ${text} SIMILAR TO '\\d{4}-\\d\\d-\\d\\d' THEN TRY_CAST(${text} AS DATE) END`,
      'BAD_DATE',
    );
  }
  const bad = `${sent} NOT BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'`;
  return { value: sent, bad, code: 'BAD_DATE', facts: {} };
}

/** Months since January 1970. */
function monthReading({ sent, text, type }: Source): Reading {
  const first =
    type === 'DATE' ? sent : `CASE WHEN ${text} SIMILAR TO '\\d{4}-\\d\\d' THEN TRY_CAST(${text} || '-01' AS DATE) END`;
  return castReading(text, `((year(${first}) - 1970) * 12 + month(${first}) - 1)::INTEGER`, 'BAD_MONTH');
}

function dateTimeReading({ sent, text, type }: Source): Reading {
  if (TIMESTAMP_TYPES.has(type)) {
    const value = type === 'TIMESTAMP' ? sent : `${sent}::TIMESTAMP`;
    return { value, bad: `NOT isfinite(${sent})`, code: 'BAD_DATE_TIME', facts: {} };
  }
  const form = '\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?';
  return castReading(
    text,
    `CASE WHEN ${text} SIMILAR TO '${form}' THEN TRY_CAST(${text} AS TIMESTAMP) END`,
    'BAD_DATE_TIME',
  );
}

function decimalReading({ sent, text, type }: Source): Reading {
  const facts = { allowed: `a ${COLUMN_KINDS.decimal}` };
  if (WHOLE_TYPES.has(type) || type.startsWith('DECIMAL') || FLOAT_TYPES.has(type)) {
    const cast = `TRY_CAST(${sent} AS DECIMAL(12,3))`;
    const isExact =
      type === 'DECIMAL(12,3)' || WHOLE_TYPES.has(type) ? `${cast} IS NOT NULL` : `${cast}::${type} = ${sent}`;
    return { value: cast, bad: `${sent} IS NOT NULL AND NOT coalesce(${isExact}, false)`, code: 'BAD_NUMBER', facts };
  }
  const cast = `CASE WHEN ${text} SIMILAR TO '-?\\d{1,9}(\\.\\d{1,3})?' THEN TRY_CAST(${text} AS DECIMAL(12,3)) END`;
  return castReading(text, cast, 'BAD_NUMBER', facts);
}

function wholeReading({ sent, text, type }: Source): Reading {
  const facts = { allowed: `a ${COLUMN_KINDS.whole}` };
  if (WHOLE_TYPES.has(type)) {
    const bad = `${sent} < 0 OR ${sent} > ${LARGEST_WHOLE}`;
    return { value: `TRY_CAST(${sent} AS BIGINT)`, bad, code: 'BAD_NUMBER', facts };
  }
  const digits = FLOAT_TYPES.has(type) ? `regexp_replace(${text}, '\\.0$', '')` : text;
  const cast = `CASE WHEN ${digits} SIMILAR TO '\\d{1,15}' THEN TRY_CAST(${digits} AS BIGINT) END`;
  return castReading(text, cast, 'BAD_NUMBER', facts);
}
