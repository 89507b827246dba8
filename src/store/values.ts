import { assert, type Day, dayFromIso } from '../base/index.ts';
import type { ParameterText } from './session.ts';

/** PostgreSQL's numbers for the types that are read as something other than text. */
const OID = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  json: 114,
  float4: 700,
  float8: 701,
  date: 1082,
  timestamptz: 1184,
  jsonb: 3802,
} as const;

type Parser = (text: string) => unknown;

const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [OID.bool, (text) => text === 't'],
  [OID.bytea, (text) => Uint8Array.fromHex(text.slice(2))],
  [OID.int8, BigInt],
  [OID.int2, Number],
  [OID.int4, Number],
  [OID.oid, Number],
  [OID.json, (text) => JSON.parse(text)],
  [OID.jsonb, (text) => JSON.parse(text)],
  [OID.float4, Number],
  [OID.float8, Number],
  [OID.date, dayFromDatabase],
  [OID.timestamptz, instantFromDatabase],
]);

const asText: Parser = (text) => text;

/**
 * How a column is read, by its type: int8 → bigint, numeric → decimal text, date → Day, timestamptz → ISO in UTC,
 * json → parsed, bytea → bytes, boolean and small numbers as such, everything else (arrays too) → text.
 */
export function parserFor(oid: number): Parser {
  return PARSERS.get(oid) ?? asText;
}

function dayFromDatabase(text: string): Day {
  const value = dayFromIso(text);
  assert(value !== undefined, `a date in the store is written YYYY-MM-DD, not ${text}`);
  return value;
}

/** 2025-04-01 09:30:00.5+00 → 2025-04-01T09:30:00.500Z. Sessions are in UTC, so the offset is always +00. */
function instantFromDatabase(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  assert(match !== null, `an instant in the store is in UTC, not ${text}`);
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0')}Z`;
}

/**
 * Writes a parameter as text. A `Day` cannot be told from a number: write dates with `isoOfDay`, JSON with
 * `canonical` or JSON.stringify.
 */
export function parameterText(value: unknown): ParameterText {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    assert(Number.isFinite(value), `a number in a statement is finite, not ${value}`);
    return String(value);
  }
  if (value instanceof Uint8Array) return `\\x${value.toHex()}`;
  assert(Array.isArray(value), 'a parameter is text, a number, true or false, bytes, or a list of these');
  return `{${value.map(elementText).join(',')}}`;
}

function elementText(value: unknown): string {
  const text = parameterText(value);
  return text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
