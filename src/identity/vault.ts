import { assert, type Day, isoOfDay, type OdsCode } from '../base/index.ts';
import { insertOnly, type Migration, type ReadDb, sql, type WriteDb } from '../store/index.ts';
import type { IdentityKeys, Key } from './keys.ts';
import type { NhsNumber } from './nhs-number.ts';
import { numberIndex, seal, unseal } from './sealed.ts';

/** Who a pseudonym of a practice is. */
export type Identity = {
  readonly nhsNumber: NhsNumber;
  readonly name: string;
  /** ISO; null when the practice did not say. */
  readonly bornOn: string | null;
};
export type KnownPerson = { readonly person: string; readonly identity: Identity };

/**
 * The vault: apart from the warehouse, sealed under a key of its own. Its rows can be destroyed: once they are, a pseudonym
 * that stands in a table that is only added to leads to nobody.
 */
export const identityMigrations: readonly Migration[] = [
  {
    id: 'identity-001-vault',
    sql: `
      create table identity_vault (
        practice text not null,
        person text not null,
        key_id text not null,
        sealed text not null,
        number_index text not null,
        primary key (practice, person)
      );
      create index identity_vault_by_number on identity_vault (practice, number_index);
      create table national_opt_outs (
        practice text not null,
        person text not null,
        listed_on date not null,
        primary key (practice, person)
      );
      create table identity_imports (
        id bigint generated always as identity primary key,
        practice text not null,
        feed text not null,
        sha256 text not null,
        rows_read integer not null,
        rows_accepted integer not null,
        imported_by text not null,
        imported_at timestamptz not null
      );
      ${insertOnly('identity_imports')}
    `,
  },
  {
    id: 'identity-002-vault-changes',
    sql: `
      create table identity_vault_changes (
        id bigint generated always as identity primary key,
        practice text not null,
        people integer not null check (people >= 0)
      );
      ${insertOnly('identity_vault_changes')}
    `,
  },
];

/** Writes down that so many people's rows of the vault were written or destroyed: never whose. */
async function noteChange(db: WriteDb, practice: OdsCode, people: number): Promise<void> {
  await sql`insert into identity_vault_changes (practice, people) values (${practice}, ${people})`.execute(db);
}

/** Goes up with every change of the vault: what was found in it stands while this does. */
export async function vaultChanges(db: ReadDb): Promise<bigint> {
  const { rows } = await sql<{ last: bigint | null }>`select max(id) as last from identity_vault_changes`.execute(db);
  return rows[0]?.last ?? 0n;
}

function aboutOf(practice: OdsCode, person: string): string {
  return `${practice}/${person}`;
}

function sealedRow(key: Key, practice: OdsCode, { person, identity }: KnownPerson) {
  const sealed = seal(key, aboutOf(practice, person), JSON.stringify(identity));
  return { person, key_id: key.id, sealed, number_index: numberIndex(key, identity.nhsNumber) };
}

/** Keeps who people are, in the place of what was known of each before. */
export async function keepIdentities(
  db: WriteDb,
  { vault }: IdentityKeys,
  practice: OdsCode,
  people: readonly KnownPerson[],
): Promise<void> {
  const rows = JSON.stringify(people.map((each) => sealedRow(vault, practice, each)));
  await sql`
    insert into identity_vault (practice, person, key_id, sealed, number_index)
    select ${practice}::text, r.person, r.key_id, r.sealed, r.number_index
      from jsonb_to_recordset(${rows}::text::jsonb) as r (person text, key_id text, sealed text, number_index text)
    on conflict (practice, person) do update
       set key_id = excluded.key_id, sealed = excluded.sealed, number_index = excluded.number_index`.execute(db);
  await noteChange(db, practice, people.length);
}

type SealedRow = { practice: OdsCode; person: string; key_id: string; sealed: string };

/** Who a pseudonym is; undefined where the practice did not say. @throws when the row was changed or its key is gone */
export async function identityOf(
  db: ReadDb,
  keys: IdentityKeys,
  practice: OdsCode,
  person: string,
): Promise<Identity | undefined> {
  const { rows } = await sql<SealedRow>`
    select practice, person, key_id, sealed from identity_vault
     where practice = ${practice} and person = ${person}`.execute(db);
  return rows[0] === undefined ? undefined : opened(keys, rows[0]);
}

/**
 * The names of some people of a practice, by their pseudonyms. For the machinery that compares them with readers' names alone: they
 * are shown to nobody. Who is not in the vault is not among them.
 */
export async function namesOf(
  db: ReadDb,
  keys: IdentityKeys,
  practice: OdsCode,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<SealedRow>`
    select practice, person, key_id, sealed from identity_vault
     where practice = ${practice} and person = any (${[...people]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.person, opened(keys, row).name]));
}

function opened(keys: IdentityKeys, { practice, person, key_id, sealed }: SealedRow): Identity {
  const key = keysOf(keys).find(({ id }) => id === key_id);
  assert(key !== undefined, `the vault’s key ${key_id} is among those that are set`);
  return JSON.parse(unseal(key, aboutOf(practice, person), sealed)) as Identity;
}

function keysOf({ vault, earlierVault }: IdentityKeys): readonly Key[] {
  return earlierVault === undefined ? [vault] : [vault, earlierVault];
}

/** Pseudonyms of a practice's people by their NHS numbers; who is not in the vault is not among them. */
export async function personsByNumber(
  db: ReadDb,
  keys: IdentityKeys,
  practice: OdsCode,
  numbers: readonly NhsNumber[],
): Promise<ReadonlyMap<NhsNumber, string>> {
  const found = new Map<NhsNumber, string>();
  for (const key of keysOf(keys)) {
    const byIndex = new Map(numbers.map((number) => [numberIndex(key, number), number]));
    const { rows } = await sql<{ person: string; number_index: string }>`
      select person, number_index from identity_vault
       where practice = ${practice} and key_id = ${key.id} and number_index = any (${[...byIndex.keys()]}::text[])`.execute(
      db,
    );
    for (const { person, number_index } of rows) {
      const number = byIndex.get(number_index);
      if (number !== undefined) found.set(number, person);
    }
  }
  return found;
}

/** Puts a practice's people who opted out nationally in the place of those who were listed before. */
export async function replaceOptOuts(
  db: WriteDb,
  practice: OdsCode,
  people: readonly string[],
  on: Day,
): Promise<void> {
  await sql`delete from national_opt_outs where practice = ${practice}`.execute(db);
  await sql`
    insert into national_opt_outs (practice, person, listed_on)
    select ${practice}::text, unnest(${[...people]}::text[]), ${isoOfDay(on)}::date`.execute(db);
}

/** Pseudonyms of a practice's people who opted out nationally. */
export async function optedOutNationally(db: ReadDb, practice: OdsCode): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    select person from national_opt_outs where practice = ${practice}`.execute(db);
  return new Set(rows.map((row) => row.person));
}

/** How many people of each practice opted out nationally. */
export async function nationalOptOuts(db: ReadDb): Promise<ReadonlyMap<OdsCode, number>> {
  const { rows } = await sql<{ practice: OdsCode; people: number }>`
    select practice, count(*)::integer as people from national_opt_outs group by practice order by practice`.execute(
    db,
  );
  return new Map(rows.map(({ practice, people }) => [practice, people]));
}

/** Destroys who people were. */
export async function forgetIdentities(db: WriteDb, practice: OdsCode, people: readonly string[]): Promise<void> {
  await sql`delete from identity_vault where practice = ${practice} and person = any (${[...people]}::text[])`.execute(
    db,
  );
  await sql`delete from national_opt_outs where practice = ${practice} and person = any (${[...people]}::text[])`.execute(
    db,
  );
  await noteChange(db, practice, people.length);
}

/** Seals anew, under the key in force, what another key sealed. @returns how many rows; after it the earlier key can go */
export async function resealVault(db: WriteDb, keys: IdentityKeys): Promise<number> {
  const { rows } = await sql<SealedRow>`
    select practice, person, key_id, sealed from identity_vault where key_id <> ${keys.vault.id}`.execute(db);
  for (const [practice, own] of Map.groupBy(rows, (row) => row.practice)) {
    await keepIdentities(
      db,
      keys,
      practice,
      own.map((row) => ({ person: row.person, identity: opened(keys, row) })),
    );
  }
  return rows.length;
}

/** Writes down that a file was received: how much of it was usable, never what was in it. */
export async function noteImport(
  db: WriteDb,
  o: {
    readonly practice: OdsCode;
    readonly feed: string;
    readonly sha256: string;
    readonly read: number;
    readonly accepted: number;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await sql`
    insert into identity_imports (practice, feed, sha256, rows_read, rows_accepted, imported_by, imported_at)
    values (${o.practice}, ${o.feed}, ${o.sha256}, ${o.read}, ${o.accepted}, ${o.by}, ${o.at}::timestamptz)`.execute(
    db,
  );
}
