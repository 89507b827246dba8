import {
  type Actor,
  accepted,
  type Day,
  isoOfDay,
  isoOfMonth,
  type Month,
  type OdsCode,
  type Outcome,
  type Purpose,
  type RowFilter,
} from '../../base/index.ts';
import { keysIn, optedOutNationally, optOutAppliesTo, pseudonymsFor } from '../../identity/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

/** Rows about a practice's people for one purpose, under that purpose's pseudonyms. */
export type PurposeExtract = {
  readonly practice: OdsCode;
  readonly purpose: Purpose;
  /** By which key the pseudonyms were made: another key, other pseudonyms. */
  readonly key: string;
  readonly people: number;
  /** Whether people with a national opt-out were left out. */
  readonly isOptOutApplied: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};
export type PurposeExtractAsk = { readonly practice: OdsCode; readonly purpose: 'planning' | 'research' };

/**
 * What is written of each event: no number of a row, visit, file or clinician, by which two extracts could be joined, and of
 * the birth the year alone.
 */
const COLUMNS = ['pseudonym', 'birth_year', 'sex', 'event_month', 'code', 'value'] as const;

type Row = {
  person_id: string;
  birth_month: Month | null;
  sex: string;
  event_date: Day;
  code: bigint;
  value: string | null;
};

/** Extracts events of a practice's people to plan or to research, without those who opted out nationally of that purpose. */
export function purposeExtract(
  context: ReportContext,
  reader: Actor,
  { practice, purpose }: PurposeExtractAsk,
): Report<PurposeExtract> {
  const subject = `${purpose} of ${practice}`;
  const what = { actions: ['extract people'] as const, practice, purpose, verb: 'extract people', subject };
  return reading(
    context,
    reader,
    what,
    async () => {
      const keys = keysIn(context);
      if (!keys.ok) return keys;
      const access = context.rules.rowFilter(reader, purpose, 'extract people');
      if (!access.ok) return access;
      const leftOut = await leftOutOf(context, practice, purpose);
      const found = await eventsOf(context, access.value, practice, leftOut.people);
      if (!found.ok) return found;
      const pseudonym = pseudonymsFor(keys.value.pseudonym, purpose);
      const rows = found.value.map(({ person_id, birth_month, sex, event_date, code, value }) => [
        ...[pseudonym(practice, person_id), birth_month === null ? '' : isoOfMonth(birth_month).slice(0, 4), sex],
        ...[isoOfDay(event_date).slice(0, 7), String(code), value ?? ''],
      ]);
      const people = new Set(found.value.map(({ person_id }) => person_id)).size;
      const made = { practice, purpose, key: keys.value.pseudonym.id, people, isOptOutApplied: leftOut.isApplied };
      return accepted({ ...made, columns: COLUMNS, rows: rows.toSorted(byText) });
    },
    ({ people }) => people,
  );
}

/** In the order of the new pseudonyms, which is no order of anything else. */
function byText(one: readonly string[], other: readonly string[]): number {
  return one.join() < other.join() ? -1 : 1;
}

async function leftOutOf(
  { store, businessDate }: ReportContext,
  practice: OdsCode,
  purpose: Purpose,
): Promise<{ readonly isApplied: boolean; readonly people: ReadonlySet<string> }> {
  return store.read(async (db) => {
    const isApplied = await optOutAppliesTo(db, purpose, businessDate);
    return { isApplied, people: isApplied ? await optedOutNationally(db, practice) : new Set() };
  });
}

async function eventsOf(
  context: ReportContext,
  access: RowFilter,
  practice: OdsCode,
  leftOut: ReadonlySet<string>,
): Promise<Outcome<readonly Row[]>> {
  const reader = await context.book.snapshot().people(access, [practice]);
  if (!reader.ok) return reader;
  try {
    const rows = await reader.value.rows<Row>(
      `SELECT p.person_id, p.birth_month, p.sex, e.event_date, e.code, e.value
         FROM persons p JOIN events e USING (person)`,
    );
    return accepted(rows.filter(({ person_id }) => !leftOut.has(person_id)));
  } finally {
    reader.value.close();
  }
}
