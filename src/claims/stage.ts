/** How far a claim is. Each stage is kept with who, when, a coded reason and how to appeal; none is overwritten. */
export const CLAIM_STAGES = ['asked', 'checked', 'refused', 'approved', 'valued', 'paid'] as const;
export type ClaimStage = (typeof CLAIM_STAGES)[number];

/** One step that there is, and who takes it. Begins with `null`: the claim is made by it. */
export type Transition<Stage extends string> = {
  readonly from: Stage | null;
  readonly to: Stage;
  readonly verb: string;
  readonly by: string;
};

export const CLAIM_TRANSITIONS: readonly Transition<ClaimStage>[] = [
  { from: null, to: 'asked', verb: 'ask', by: 'recorded activity, a file or a form' },
  { from: 'asked', to: 'checked', verb: 'pass the checks', by: 'the contract’s rules' },
  { from: 'asked', to: 'refused', verb: 'fail a check', by: 'the contract’s rules' },
  { from: 'checked', to: 'refused', verb: 'fail a check on new data', by: 'the contract’s rules' },
  {
    from: 'refused',
    to: 'checked',
    verb: 'pass on new data, or by a dispute that is upheld',
    by: 'rules or commissioner',
  },
  { from: 'checked', to: 'approved', verb: 'approve', by: 'finance lead' },
  { from: 'approved', to: 'valued', verb: 'value', by: 'the contract’s terms' },
  { from: 'valued', to: 'paid', verb: 'pay', by: 'a released payment run' },
  { from: 'paid', to: 'valued', verb: 'take back', by: 'a reversed payment' },
];

/** How far a challenge of a hospital record is. */
export const CHALLENGE_STAGES = [
  'raised',
  'sent',
  'accepted',
  'contested',
  'agreed',
  'escalated',
  'withdrawn',
  'repriced',
] as const;
export type ChallengeStage = (typeof CHALLENGE_STAGES)[number];

export const CHALLENGE_TRANSITIONS: readonly Transition<ChallengeStage>[] = [
  { from: null, to: 'raised', verb: 'raise', by: 'the policy’s rules, in the controlled setting' },
  { from: 'raised', to: 'sent', verb: 'send before the reconciliation date', by: 'validation analyst' },
  { from: 'sent', to: 'accepted', verb: 'accept', by: 'hospital' },
  { from: 'sent', to: 'contested', verb: 'contest, with a reason', by: 'hospital' },
  { from: 'accepted', to: 'agreed', verb: 'agree', by: 'contract manager' },
  { from: 'contested', to: 'agreed', verb: 'agree', by: 'contract manager' },
  { from: 'contested', to: 'escalated', verb: 'escalate', by: 'contract manager' },
  { from: 'contested', to: 'withdrawn', verb: 'withdraw', by: 'contract manager' },
  { from: 'escalated', to: 'agreed', verb: 'agree', by: 'contract manager' },
  { from: 'escalated', to: 'withdrawn', verb: 'withdraw', by: 'contract manager' },
  {
    from: 'agreed',
    to: 'repriced',
    verb: 'reprice, where the signed contract carries the policy',
    by: 'the contract’s terms',
  },
];

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
