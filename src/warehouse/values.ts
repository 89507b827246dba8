import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDateValue,
  type DuckDBDecimalValue,
  type DuckDBListType,
  type DuckDBListValue,
  type DuckDBStructType,
  type DuckDBStructValue,
  type DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
  INTEGER,
  SQLNULL,
  VARCHAR,
} from '@duckdb/node-api';
import { assert, type Day } from '../base/index.ts';

/** What a statement is given in place of a question mark. */
export type Param = string | number | bigint | boolean | null;

/** Makes one cell of a result what the rest of Commonweal expects; never called with null. */
export type CellConverter = (value: DuckDBValue) => unknown;

const AS_IT_IS = new Set<DuckDBTypeId>([
  DuckDBTypeId.BOOLEAN,
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.VARCHAR,
  DuckDBTypeId.ENUM,
  DuckDBTypeId.SQLNULL,
]);

const CONVERTERS = new Map<DuckDBTypeId, CellConverter>([
  [DuckDBTypeId.DATE, (value) => (value as DuckDBDateValue).days as Day],
  [DuckDBTypeId.DECIMAL, (value) => (value as DuckDBDecimalValue).toString()],
  [DuckDBTypeId.TIMESTAMP, (value) => (value as DuckDBTimestampValue).toString().replace(' ', 'T')],
]);

/** How values of a result's column are converted; undefined when they are right as they are. */
export function converterFor(type: DuckDBType): CellConverter | undefined {
  if (AS_IT_IS.has(type.typeId)) return undefined;
  if (type.typeId === DuckDBTypeId.LIST) return listConverter(type as DuckDBListType);
  if (type.typeId === DuckDBTypeId.STRUCT) return structConverter(type as DuckDBStructType);
  const converter = CONVERTERS.get(type.typeId);
  assert(converter !== undefined, `a query's column has a type that the warehouse gives out, not ${type}`);
  return converter;
}

function convertedWith(converter: CellConverter | undefined, value: DuckDBValue): unknown {
  return converter === undefined || value === null ? value : converter(value);
}

function listConverter(type: DuckDBListType): CellConverter {
  const converter = converterFor(type.valueType);
  return (value) => (value as DuckDBListValue).items.map((item) => convertedWith(converter, item));
}

function structConverter(type: DuckDBStructType): CellConverter {
  const converters = type.entryTypes.map(converterFor);
  return (value) => {
    const entries = (value as DuckDBStructValue).entries;
    return Object.fromEntries(
      type.entryNames.map((name, index) => [name, convertedWith(converters[index], entries[name] ?? null)]),
    );
  };
}

/** A parameter with the DuckDB type it is bound as: whole numbers as INTEGER or BIGINT, never as floats. */
export function bindable(param: Param): { readonly value: DuckDBValue; readonly type: DuckDBType } {
  if (param === null) return { value: null, type: SQLNULL };
  if (typeof param === 'string') return { value: param, type: VARCHAR };
  if (typeof param === 'boolean') return { value: param, type: BOOLEAN };
  if (typeof param === 'bigint') return { value: param, type: BIGINT };
  if (!Number.isSafeInteger(param)) return { value: param, type: DOUBLE };
  return Math.abs(param) < 2 ** 31 ? { value: param, type: INTEGER } : { value: BigInt(param), type: BIGINT };
}

/** A value as the appender wants it for a column of `type`. */
export function storable(value: Param, type: DuckDBType): DuckDBValue {
  if (value === null) return null;
  if (type.typeId === DuckDBTypeId.DATE && typeof value === 'number') return new DuckDBDateValue(value);
  if (type.typeId === DuckDBTypeId.BIGINT && typeof value === 'number') return BigInt(value);
  return value;
}
