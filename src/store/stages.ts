/** One step that there is, and who takes it. Begins with `null`: what goes through the stages is made by it. */
export type Transition<Stage extends string> = {
  readonly from: Stage | null;
  readonly to: Stage;
  readonly verb: string;
  readonly by: string;
};

export function mayFollow<Stage extends string>(
  transitions: readonly Transition<Stage>[],
  from: Stage | null,
  to: Stage,
): boolean {
  return transitions.some((one) => one.from === from && one.to === to);
}

/** The states and steps as a diagram that documents can show (Mermaid). */
export function stateDiagram<Stage extends string>(transitions: readonly Transition<Stage>[]): string {
  const steps = transitions.map(({ from, to, verb }) => `  ${from ?? '[*]'} --> ${to}: ${verb}`);
  return ['stateDiagram-v2', ...steps].join('\n');
}

/**
 * SQL of a trigger by which the database itself refuses a step that there is not.
 * @param o `table` holds a stage a row, `subject` names the column of what it is a stage of
 */
export function stagesFollowSql<Stage extends string>(
  transitions: readonly Transition<Stage>[],
  o: { readonly table: string; readonly subject: string },
): string {
  const pairs = transitions.map(({ from, to }) => `('${from ?? ''}', '${to}')`).join(', ');
  return `
    create function ${o.table}_follow() returns trigger language plpgsql as $body$
    declare standing text;
    begin
      select stage into standing from ${o.table} where ${o.subject} = new.${o.subject} order by position desc limit 1;
      if (coalesce(standing, ''), new.stage) not in (${pairs}) then
        raise exception '% does not follow %', new.stage, coalesce(standing, 'nothing')
          using errcode = 'check_violation', constraint = '${o.table}_follow', table = tg_table_name;
      end if;
      return new;
    end
    $body$;
    create trigger ${o.table}_follow before insert on ${o.table} for each row execute function ${o.table}_follow();
    alter table ${o.table} enable always trigger ${o.table}_follow;
  `;
}
