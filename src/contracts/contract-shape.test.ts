import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractLibrary, contracts } from '../../definitions/contracts/index.ts';
import { rates as rateDefinitions } from '../../definitions/rates/index.ts';
import { canonical, type Json } from '../base/index.ts';
import { loadContract } from './contract.ts';
import { contractSchema, contractShape } from './contract-shape.ts';
import { loadRates } from './rate.ts';

type Schema = { readonly [key: string]: Json };

const DEFINED = (contractSchema() as { $defs: { [name: string]: Schema } }).$defs;

/** Whether a value fits a schema: the part of JSON Schema that ours is written in. */
function fits(schema: Schema, value: Json | undefined): boolean {
  if (typeof schema.$ref === 'string') return fits(DEFINED[schema.$ref.replace('#/$defs/', '')] ?? {}, value);
  if (Array.isArray(schema.oneOf)) return schema.oneOf.filter((one: Schema) => fits(one, value)).length === 1;
  if (Array.isArray(schema.enum)) return schema.enum.includes(value);
  if ('const' in schema) return value === schema.const;
  switch (schema.type) {
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string' && new RegExp(String(schema.pattern ?? ''), 'u').test(value);
    case 'array':
      return Array.isArray(value) && fitsList(schema, value);
    case 'object':
      return (
        typeof value === 'object' && value !== null && !Array.isArray(value) && fitsRecord(schema, value as Schema)
      );
    default:
      throw new Error(`no such part of a schema: ${JSON.stringify(schema).slice(0, 100)}`);
  }
}

function fitsList(schema: Schema, items: readonly Json[]): boolean {
  const [least, most] = [Number(schema.minItems ?? 0), Number(schema.maxItems ?? Number.POSITIVE_INFINITY)];
  return items.length >= least && items.length <= most && items.every((item) => fits(schema.items as Schema, item));
}

function fitsRecord(schema: Schema, value: Schema): boolean {
  const properties = (schema.properties ?? {}) as { [name: string]: Schema };
  const required = (schema.required ?? []) as readonly string[];
  const others = schema.additionalProperties;
  return (
    required.every((name) => name in value) &&
    Object.entries(value).every(([name, one]) => {
      const own = properties[name] ?? (others === false ? undefined : (others as Schema));
      return own !== undefined && fits(own, one);
    })
  );
}

const ALL = [...contracts, ...contractLibrary].map((one) => JSON.parse(canonical(one as unknown as Json)) as Json);

test('every contract of the house loads, is known by one id, and fits the JSON Schema', () => {
  const table = loadRates(rateDefinitions as unknown as Json);
  assert.ok(table.ok);
  const ids = new Set<string>();
  for (const json of ALL) {
    const loaded = loadContract(json, table.value);
    assert.ok(loaded.ok, loaded.ok ? '' : loaded.refusal.message);
    ids.add(loaded.value.json.id);
    assert.ok(fits(contractSchema() as Schema, json), loaded.value.json.id);
  }
  assert.equal(ids.size, ALL.length);
});

/** Every value inside JSON, by its path. */
function placesIn(json: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof json !== 'object' || json === null) return [path];
  return [path, ...Object.entries(json).flatMap(([key, value]) => placesIn(value as Json, [...path, key]))];
}

function withChange(json: Json, path: readonly (string | number)[], value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  const copy = structuredClone(json) as { [key: string]: Json };
  if (rest.length === 0 && value === undefined) delete copy[key];
  else copy[key] = withChange(copy[key] as Json, rest, value);
  return Array.isArray(json) ? (Object.values(copy) as Json) : copy;
}

test('the schema and the check refuse the same: one value of a contract changed at a time', () => {
  const schema = contractSchema() as Schema;
  const [short] = ALL.toSorted((a, b) => canonical(a).length - canonical(b).length);
  assert.ok(short !== undefined);
  let refused = 0;
  for (const path of placesIn(short)) {
    for (const value of [7, null, '', 'Not a Name', {}, [], undefined] as const) {
      const changed = withChange(short, path, value);
      const isWrong = contractShape.wrong(changed, 'it').length > 0;
      assert.equal(!fits(schema, changed), isWrong, `${path.join('.')} as ${JSON.stringify(value)}`);
      if (isWrong) refused += 1;
    }
  }
  assert.ok(refused > 100);
});
