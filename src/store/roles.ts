import { assert } from '../base/index.ts';

/**
 * SQL that an owner of the database runs on PostgreSQL after the migrations: the application's role (made when it is
 * not there, with no way to sign in) owns nothing, may read and add rows everywhere, and may change them only in
 * tables that are not insert-only. Who signs in is granted this role.
 *
 * Migrations are run by the owner; the application then opens the store as its own role and finds nothing to do.
 */
export function grantsSql(options: { readonly role?: string; readonly schema?: string } = {}): string {
  const role = plainName(options.role ?? 'commonweal_app');
  const schema = plainName(options.schema ?? 'public');
  return `
do $grants$
declare
  each_table record;
begin
  if not exists (select from pg_roles where rolname = '${role}') then
    create role ${role} nologin nosuperuser nocreatedb nocreaterole;
  end if;
  revoke all on schema ${schema} from ${role};
  grant usage on schema ${schema} to ${role};
  for each_table in
    select c.oid::regclass as name,
           exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                    where t.tgrelid = c.oid and p.proname = 'refuse_change') as is_insert_only
      from pg_class c
     where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('revoke all on %s from ${role}', each_table.name);
    execute format('grant select, insert on %s to ${role}', each_table.name);
    if not each_table.is_insert_only then
      execute format('grant update, delete on %s to ${role}', each_table.name);
    end if;
  end loop;
  grant usage on all sequences in schema ${schema} to ${role};
end
$grants$;
`;
}

function plainName(name: string): string {
  assert(/^[a-z][a-z0-9_]*$/.test(name), `${name} is a plain name`);
  return name;
}
