import { assert } from '../base/index.ts';

/** The function behind every refusal; the store's first migration makes it. */
export const REFUSE_CHANGE_SQL = `
  create function refuse_change() returns trigger language plpgsql as $body$
  begin
    raise exception '% is added to, never changed: % is refused', tg_table_name, lower(tg_op)
      using errcode = 'restrict_violation', table = tg_table_name;
  end
  $body$;
`;

/**
 * SQL that makes a table insert-only: UPDATE, DELETE and TRUNCATE are refused with code 23001, in replication as
 * well. Part of the migration that creates the table.
 */
export function insertOnly(table: string): string {
  assert(/^[a-z][a-z0-9_]*$/.test(table), `${table} is a table's plain name`);
  return `
    create trigger ${table}_never_changed before update or delete on ${table}
      for each row execute function refuse_change();
    create trigger ${table}_never_emptied before truncate on ${table}
      for each statement execute function refuse_change();
    alter table ${table} enable always trigger ${table}_never_changed;
    alter table ${table} enable always trigger ${table}_never_emptied;
  `;
}
