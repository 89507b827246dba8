import { accepted, type Json, type Outcome, refused } from '../../base/index.ts';
import type { StatisticsCase, StatisticsField, StatisticsMethod } from '../../benchmarking/index.ts';
import { type CsvRecord, recordsOf } from '../../ingest/index.ts';

/** The cases of a file, and the names in it that the method does not read. */
export type CasesRead = { readonly cases: readonly StatisticsCase[]; readonly ignored: readonly string[] };

/** Complaints that are told; more are counted. */
const MOST_TOLD = 10;

/** The column that says which rows of a CSV file are one case. */
const CASE_COLUMN = 'case';

/**
 * Reads cases from JSON (a list, one case, or a file that holds them under the method's name) or from CSV (see `fromCsv`).
 * Refuses `input.invalid` with the row and column of everything that is wrong.
 */
export function casesOf(method: StatisticsMethod, file: string, content: string): Outcome<CasesRead> {
  const text = content.replace(/^\uFEFF/, '');
  return /^\s*[[{]/.test(text) ? fromJson(method, file, text) : fromCsv(method, file, text);
}

function fromJson(method: StatisticsMethod, file: string, text: string): Outcome<CasesRead> {
  const json = parsed(file, text);
  if (!json.ok) return json;
  const held = isCase(json.value) ? heldUnder(method, json.value) : undefined;
  const beside = held === undefined ? {} : (method.fromFile?.(json.value as StatisticsCase) ?? {});
  const found = held ?? json.value;
  const list: readonly Json[] = Array.isArray(found) ? found : [found];
  const at = list.findIndex((one) => !isCase(one));
  if (at !== -1) return invalid(`${file}: case ${at + 1} is not an object with the fields of ${method.name}.`);
  const cases = (list as readonly StatisticsCase[]).map((one) => ({ ...beside, ...flattened(one) }));
  return accepted({ cases, ignored: unknownTo(method, new Set(cases.flatMap((one) => Object.keys(one)))) });
}

function parsed(file: string, text: string): Outcome<Json> {
  try {
    return accepted(JSON.parse(text) as Json);
  } catch (fault) {
    return invalid(`${file} is not JSON: ${(fault as Error).message}`);
  }
}

function isCase(json: Json | undefined): json is StatisticsCase {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** What a file of cases of several methods holds for this one. A number under the name is a field of a case. */
function heldUnder(method: StatisticsMethod, file: StatisticsCase): Json | undefined {
  const held = [method.name, ...method.also].map((name) => file[name]).find((value) => value !== undefined);
  return isCase(held) || (Array.isArray(held) && held.every(isCase)) ? held : undefined;
}

/** `options` are fields like any other, and a list of `practices` is a list for each of their fields. */
function flattened({ options, practices, ...rest }: StatisticsCase): StatisticsCase {
  const flat = { ...(isCase(options) ? options : {}), ...rest };
  if (!Array.isArray(practices) || !practices.every(isCase)) return flat;
  const names = new Set((practices as readonly StatisticsCase[]).flatMap((practice) => Object.keys(practice)));
  const columns = [...names].map((name) => [
    name,
    practices.map((practice) => (practice as StatisticsCase)[name] ?? null),
  ]);
  return { ...flat, ...Object.fromEntries(columns) };
}

function unknownTo(method: StatisticsMethod, names: ReadonlySet<string>): string[] {
  return [...names].filter((name) => !Object.hasOwn(method.fields, name)).sort();
}

function isList(field: StatisticsField): boolean {
  return field.kind === 'numbers' || field.kind === 'frequencies';
}

/**
 * CSV: a column for each field. Where the method takes lists, a row is one element of each, rows with the same `case` are
 * one case (without that column all rows are), and what stands once may stand in any of its rows. Otherwise a row is a case.
 */
function fromCsv(method: StatisticsMethod, file: string, text: string): Outcome<CasesRead> {
  const [head, ...records] = recordsOf(text);
  if (head === undefined || records.length === 0) return invalid(`${file} needs a header and at least one row.`);
  const columns = head.fields.map((heading) => heading.trim());
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice !== undefined) return invalid(`${file} has the column ${twice} twice.`);
  const missing = Object.keys(method.fields).filter(
    (name) => method.fields[name]?.otherwise === undefined && !columns.includes(name),
  );
  if (missing.length > 0) return noColumns(method, file, missing);
  const complaints: string[] = [];
  const rows = records.map((record) => cellsOf(method, columns, record, complaints));
  const groups = groupsOf(method, rows);
  const cases = [...groups.values()].map((group) => caseOf(method, group, complaints));
  if (complaints.length > 0) return told(file, complaints);
  const known = unknownTo(method, new Set(columns.filter((column) => column !== CASE_COLUMN)));
  return accepted({ cases, ignored: known });
}

function noColumns(method: StatisticsMethod, file: string, missing: readonly string[]): Outcome<never> {
  const needs = missing.map((name) => `${name} (${method.fields[name]?.meaning})`).join('; ');
  return refused({
    code: 'input.invalid',
    message: `${file} lacks ${missing.length === 1 ? 'a column' : 'columns'} that ${method.name} needs: ${needs}.`,
    remedy: `Its columns are ${Object.keys(method.fields).join(', ')}.`,
  });
}

function told(file: string, complaints: readonly string[]): Outcome<never> {
  const more = complaints.length > MOST_TOLD ? ` And ${complaints.length - MOST_TOLD} more.` : '';
  return invalid(`${file}: ${complaints.slice(0, MOST_TOLD).join('; ')}.${more}`);
}

type Row = { readonly row: number; readonly caseName: string; readonly cells: ReadonlyMap<string, Json> };

function cellsOf(method: StatisticsMethod, columns: readonly string[], record: CsvRecord, complaints: string[]): Row {
  const isWhole = record.fault === undefined && record.fields.length === columns.length;
  if (!isWhole) {
    const why =
      record.fault === undefined ? `has ${record.fields.length} fields, not ${columns.length}` : 'cannot be read';
    complaints.push(`row ${record.row} ${why}`);
    return { row: record.row, caseName: '', cells: new Map() };
  }
  const texts = new Map(columns.map((column, at) => [column, record.fields[at]?.trim() ?? '']));
  const cells = new Map<string, Json>();
  for (const [name, field] of Object.entries(method.fields)) {
    const text = texts.get(name);
    if (text === undefined || (text === '' && (!isList(field) || field.otherwise !== undefined))) continue;
    const value = cellOf(field, text);
    if (value === undefined) complaints.push(`row ${record.row}, column ${name}: ${wrongWords(field, text)}`);
    else cells.set(name, value);
  }
  return { row: record.row, caseName: texts.get(CASE_COLUMN) ?? '', cells };
}

function wrongWords(field: StatisticsField, text: string): string {
  const is = text === '' ? 'nothing stands there' : `${text} is no ${FORMS[field.kind]}`;
  return field.kind === 'word' ? `${text} is not one of ${field.words?.join(', ')}` : is;
}

const FORMS: Readonly<Record<StatisticsField['kind'], string>> = {
  number: 'number',
  numbers: 'number',
  word: 'word',
  'yes or no': 'true or false',
  frequencies: 'list of times and persons such as 1:4;2:1',
};

function cellOf(field: StatisticsField, text: string): Json | undefined {
  switch (field.kind) {
    case 'number':
    case 'numbers':
      return /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : undefined;
    case 'word':
      return field.words === undefined || field.words.includes(text) ? text : undefined;
    case 'yes or no':
      return { true: true, yes: true, false: false, no: false }[text.toLowerCase()];
    case 'frequencies': {
      if (text === '') return {};
      const parts = text.split(';').map((part) => /^\s*([1-9]\d{0,4})\s*:\s*(\d{1,9})\s*$/.exec(part));
      if (parts.includes(null)) return undefined;
      return Object.fromEntries(parts.map((part) => [part?.[1] ?? '', Number(part?.[2])]));
    }
  }
}

/** Rows that are one case, in the order in which their first rows stand. */
function groupsOf(method: StatisticsMethod, rows: readonly Row[]): Map<string, Row[]> {
  const takesLists = Object.values(method.fields).some(isList);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = takesLists ? row.caseName : String(row.row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function caseOf(method: StatisticsMethod, rows: readonly Row[], complaints: string[]): StatisticsCase {
  const fields: [string, Json][] = [];
  for (const [name, field] of Object.entries(method.fields)) {
    const given = rows.filter((row) => row.cells.has(name));
    const [first] = given;
    if (first === undefined) continue;
    const values = given.map((row) => row.cells.get(name) ?? null);
    if (isList(field)) fields.push([name, values]);
    else {
      const other = given.find((row) => row.cells.get(name) !== values[0]);
      if (other !== undefined)
        complaints.push(`row ${other.row}, column ${name}: the case has another value in row ${first.row}`);
      fields.push([name, values[0] ?? null]);
    }
  }
  return Object.fromEntries(fields);
}

function invalid<T>(message: string): Outcome<T> {
  return refused({ code: 'input.invalid', message });
}
