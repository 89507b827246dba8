import type { SnomedCode } from '../../../base/index.ts';
import type { Reader } from '../../../warehouse/index.ts';
import type { RawFile } from '../../raw-file.ts';
import type { ExtractTable } from './shape.ts';

/** A file whose rows can be read, before they are checked. */
export type OpenFile = { readonly table: ExtractTable; readonly raw: RawFile };

/**
 * Finds who has a type 1 opt-out: whoever has an event of one of these codes, in a row good or bad. Kept in the
 * temporary table `opted_out` (person_id).
 * @returns how many people they are
 */
export async function findOptedOut(
  reader: Reader,
  files: readonly OpenFile[],
  optOut: readonly SnomedCode[],
): Promise<number> {
  await reader.run('CREATE OR REPLACE TEMP TABLE opted_out (person_id VARCHAR)');
  const events = files.filter((file) => file.table === 'events');
  if (optOut.length === 0 || events.length === 0) return 0;
  const found = events.map(
    ({ raw }) => `SELECT f.person_id::VARCHAR AS person_id FROM ${raw.relation} f WHERE ${isOneOf(raw, optOut)}`,
  );
  await reader.run(`INSERT INTO opted_out SELECT DISTINCT person_id FROM (${found.join(' UNION ALL ')})`);
  const { people } = await reader.row<{ people: bigint }>('SELECT count(*) AS people FROM opted_out');
  return Number(people);
}

/** Pseudonyms in `opted_out` of whom there are live rows: they opted out after they were sent. */
export async function heldAlready(reader: Reader): Promise<string[]> {
  const rows = await reader.rows<{ person_id: string }>(
    'SELECT DISTINCT person_id FROM persons WHERE person_id IN (SELECT person_id FROM opted_out) ORDER BY 1',
  );
  return rows.map((row) => row.person_id);
}

/** Whether a row's code, as sent, is one of these. */
function isOneOf(raw: RawFile, codes: readonly SnomedCode[]): string {
  if (raw.types.get('code') === 'BIGINT') return `f.code IN (${codes.join(', ')})`;
  return `f.code::VARCHAR IN (${codes.map((code) => `'${code}'`).join(', ')})`;
}

/**
 * The rows of a file that are of people in `opted_out`. An encounter's codes are of whom the encounter is of, in
 * any file of the import or, before it, in the live encounters.
 */
export async function rowsOfOptedOut(
  reader: Reader,
  file: OpenFile,
  o: { readonly files: readonly OpenFile[]; readonly liveEncounters: string | undefined },
): Promise<number[]> {
  if (file.table === 'deletions') return [];
  const ofPerson = 'f.person_id::VARCHAR IN (SELECT person_id FROM opted_out)';
  const where = file.table === 'encounter_codes' ? `f.encounter_id::VARCHAR IN (${encountersOfOptedOut(o)})` : ofPerson;
  const { columns } = await reader.columns(`SELECT f."row" FROM ${file.raw.relation} f WHERE ${where} ORDER BY 1`);
  return (columns[0] ?? []) as number[];
}

function encountersOfOptedOut(o: {
  readonly files: readonly OpenFile[];
  readonly liveEncounters: string | undefined;
}): string {
  const sent = o.files
    .filter((file) => file.table === 'encounters')
    .map(
      ({ raw }) =>
        `SELECT e.encounter_id::VARCHAR FROM ${raw.relation} e WHERE e.person_id::VARCHAR IN (SELECT person_id FROM opted_out)`,
    );
  const live =
    o.liveEncounters === undefined
      ? []
      : [
          `SELECT e.encounter_id FROM ${o.liveEncounters} e JOIN persons USING (person) WHERE person_id IN (SELECT person_id FROM opted_out)`,
        ];
  const all = [...sent, ...live];
  return all.length === 0 ? 'SELECT NULL WHERE false' : all.join(' UNION ALL ');
}
