import { quoted } from '../../warehouse/index.ts';
import { UNITS } from '../feeds/practice-measures/shape.ts';
import {
  headingsOf,
  headingsRead,
  type PublishedFigure,
  type PublishedLayout,
  type PublishedPeriod,
  wordsOf,
} from './layout.ts';

/** A number of the record, null where none was received or what was sent is none; and whether that is so. */
export const numberOf = (heading: string): string => named(`number ${heading}`);
export const isBadNumber = (heading: string): string => named(`bad ${heading}`);

function named(heading: string): string {
  return `"${heading.replaceAll('"', '""')}"`;
}

/** Makes the table of records: where each is from, which practice and days it is of, and its numbers. */
export function readingSql(layout: PublishedLayout, o: { readonly from: string; readonly into: string }): string {
  const { first, last } = periodSql(layout.period);
  const numbers = headingsRead(layout).flatMap((heading) => {
    const sent = `trim(${named(heading)})`;
    const isSent = `(${named(heading)} IS NOT NULL AND ${sent} NOT IN ('', '-', 'NA', 'N/A'))`;
    const words = wordsOf(layout, heading);
    const number = words === undefined ? `TRY_CAST(${sent} AS DECIMAL(18,9))` : placeSql(sent, words);
    return [
      `CASE WHEN ${number} >= 0 THEN ${number} END AS ${numberOf(heading)}`,
      `${isSent} AND coalesce(${number} < 0, true) AS ${isBadNumber(heading)}`,
    ];
  });
  return `CREATE OR REPLACE TEMP TABLE ${o.into} AS
    SELECT "row", trim(${named(layout.practice)}) AS area, ${first} AS period_from, ${last} AS period_to,
      ${noteSql(layout)} AS note, ${numbers.join(', ')}
    FROM ${o.from}`;
}

/** The place of a word among those that there are, from 1 on, however it is written; null for any other. */
function placeSql(sent: string, words: readonly string[]): string {
  const places = words.map((word, at) => `WHEN ${quoted(word.toLowerCase())} THEN ${at + 1}`);
  return `(CASE lower(${sent}) ${places.join(' ')} END)`;
}

function noteSql({ note }: PublishedLayout): string {
  return note === undefined ? 'NULL::VARCHAR' : `nullif(trim(${named(note)}), '')`;
}

function periodSql(period: PublishedPeriod): { readonly first: string; readonly last: string } {
  if (period.kind === 'days') return { first: `DATE '${period.from}'`, last: `DATE '${period.to}'` };
  const sent = `trim(${named(period.column)})`;
  if (period.kind === 'year') {
    const first = `TRY_CAST(CASE WHEN ${sent} SIMILAR TO '\\d{4}' THEN ${sent} || '-01-01' END AS DATE)`;
    return { first, last: `(${first} + INTERVAL 1 YEAR - INTERVAL 1 DAY)::DATE` };
  }
  if (period.kind === 'months to') {
    const last = `TRY_CAST(${sent} AS DATE)`;
    return { first: `(${last} + INTERVAL 1 DAY - INTERVAL ${period.months} MONTH)::DATE`, last };
  }
  const first = `try_strptime('01-' || ${sent}, '%d-%b-%y')::DATE`;
  return { first, last: `last_day(${first})` };
}

/** Makes the table of figures, a row for each record and measure, in the columns of `measure_values`. */
export function figuresSql(layout: PublishedLayout, o: { readonly from: string; readonly into: string }): string {
  const selects = layout.measures.map(({ measure, unit, populationBasis, figure, note }) => {
    const { numerator, denominator, value } = figureSql(figure);
    const isUnreadable = headingsOf(figure).map(isBadNumber).join(' OR ');
    return `SELECT ${realmSql(layout)} AS realm, ${quoted(layout.source)} AS source, ${quoted(measure)} AS measure,
        'practice' AS area_kind, area, period_from, period_to,
        TRY_CAST(${numerator} AS DECIMAL(12,3)) AS numerator, TRY_CAST(${denominator} AS DECIMAL(12,3)) AS denominator,
        TRY_CAST(${value} AS DECIMAL(12,3)) AS value, ${quoted(unit)} AS unit, ${UNITS[unit] ?? 'NULL'}::INTEGER AS per,
        ${quoted(populationBasis)} AS population_basis, coalesce(note, ${note === undefined ? 'NULL' : quoted(note)})::VARCHAR AS note,
        "row", (${isUnreadable}) AS is_unreadable
      FROM ${o.from}`;
  });
  return `CREATE OR REPLACE TEMP TABLE ${o.into} AS
    SELECT *, (value IS NOT NULL OR numerator IS NOT NULL) AS is_received FROM (${selects.join(' UNION ALL ')})`;
}

/** SQL that holds for a practice of the demonstration. */
export const IS_INVENTED = "area SIMILAR TO 'X000\\d\\d'";

function realmSql({ mayBeInvented }: PublishedLayout): string {
  return mayBeInvented === true ? `CASE WHEN ${IS_INVENTED} THEN 'invented' ELSE 'published' END` : "'published'";
}

type FigureSql = { readonly numerator: string; readonly denominator: string; readonly value: string };

function figureSql(figure: PublishedFigure): FigureSql {
  const value = numberOf(figure.column);
  switch (figure.kind) {
    case 'value':
      return { numerator: 'NULL', denominator: 'NULL', value: scaled(value, figure.scale) };
    case 'word':
      return { numerator: 'NULL', denominator: 'NULL', value };
    case 'over': {
      const both = `CASE WHEN ${numberOf(figure.of)} > 0 AND ${value} IS NOT NULL THEN`;
      return { numerator: `${both} ${value} END`, denominator: `${both} ${numberOf(figure.of)} END`, value: 'NULL' };
    }
    case 'share': {
      const sum = figure.outOf.map(numberOf).join(' + ');
      const both = `CASE WHEN (${sum}) > 0 AND ${value} IS NOT NULL THEN`;
      return { numerator: `${both} ${value} END`, denominator: `${both} ${sum} END`, value: 'NULL' };
    }
    case 'percentage of':
      return percentageSql(scaled(value, figure.scale), numberOf(figure.of));
  }
}

/** The count that a published percentage of so many people is of, where it comes out whole; else the percentage alone. */
function percentageSql(percent: string, people: string): FigureSql {
  const count = `(${percent}::DOUBLE / 100 * ${people}::DOUBLE)`;
  const when = `CASE WHEN ${people} > 0 AND abs(${count} - round(${count})) < 0.001 THEN`;
  return { numerator: `${when} round(${count}) END`, denominator: `${when} ${people} END`, value: percent };
}

function scaled(value: string, scale = 1): string {
  return scale === 1 ? value : `(${value} * ${scale})`;
}
