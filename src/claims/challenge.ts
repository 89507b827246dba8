import {
  type Day,
  hashOf,
  isoOfDay,
  isoOfMonth,
  type Month,
  month,
  monthOfDay,
  type OdsCode,
  type Pence,
  penceToJson,
} from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { addStages, type Doing, type KeptStage, type StageDraft, type StageRow, stageOf } from './claim-store.ts';
import { type FailedRecord, type LoadedPolicy, type PolicyHospital, reconcileBy } from './policy.ts';
import type { ChallengeStage } from './stage.ts';

/** A hospital record that fails a policy. What it is of is known by the row alone, and stays in the controlled setting. */
export type Challenge = {
  readonly id: string;
  readonly policy: string;
  readonly policyHash: string;
  readonly provider: OdsCode;
  readonly month: Month;
  readonly rule: string;
  readonly outcome: 'reprice' | 'hold' | 'ask';
  readonly givenOn: Day;
  readonly chargedPence: Pence;
  /** What the signed contract pays instead; null: nothing is repriced. */
  readonly policyPence: Pence | null;
  readonly file: string;
  readonly row: number;
  /** The hospital's own name of the record, for the hospital alone. */
  readonly rowId: string;
  readonly reconcileBy: Day;
  readonly standing: KeptStage<ChallengeStage>;
};

/** Raises a challenge for each failed record that has none. @returns the ids of those that are new */
export async function raiseChallenges(
  db: WriteDb,
  policy: LoadedPolicy,
  hospital: PolicyHospital,
  failed: readonly FailedRecord[],
  doing: Doing,
): Promise<readonly string[]> {
  const rows = failed.map((one) => rowOf(policy, hospital, one));
  const { rows: made } = await sql<{ id: string }>`
    insert into challenges (id, policy, policy_hash, contract_hash, provider, month, rule, outcome, given_on,
                            charged_pence, policy_pence, file, source_row, row_id, reconcile_by)
    select id, policy, policy_hash, contract_hash, provider, month, rule, outcome, given_on,
           charged_pence, policy_pence, file, source_row, row_id, reconcile_by
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id text, policy text, policy_hash text,
           contract_hash text, provider text, month text, rule text, outcome text, given_on date, charged_pence bigint,
           policy_pence bigint, file text, source_row integer, row_id text, reconcile_by date)
    on conflict (id) do nothing returning id`.execute(db);
  const ids = made.map(({ id }) => id);
  const ruleOf = new Map(rows.map(({ id, rule }) => [id, policy.json.rules.find(({ code }) => code === rule)]));
  const stages = ids.map(
    (of): StageDraft<ChallengeStage> => ({
      of,
      stage: 'raised',
      code: ruleOf.get(of)?.code ?? 'RAISED',
      words: ruleOf.get(of)?.words ?? 'Raised.',
      appeal: ruleOf.get(of)?.appeal ?? null,
    }),
  );
  await addStages(db, 'challenge', stages, doing);
  return ids;
}

function rowOf(
  policy: LoadedPolicy,
  hospital: PolicyHospital,
  { record, rule, chargedPence, policyPence }: FailedRecord,
) {
  const given = monthOfDay(record.doneOn);
  return {
    id: `h-${hashOf([policy.json.id, record.provider, record.rowId]).slice(0, 16)}`,
    policy: policy.json.id,
    policy_hash: policy.hash,
    contract_hash: policy.contract.hash,
    provider: record.provider,
    month: isoOfMonth(given),
    rule: rule.code,
    outcome: rule.outcome,
    given_on: isoOfDay(record.doneOn),
    charged_pence: penceToJson(chargedPence),
    policy_pence: policyPence === null ? null : penceToJson(policyPence),
    file: record.source.file,
    source_row: record.source.row,
    row_id: record.rowId,
    reconcile_by: isoOfDay(reconcileBy(hospital, given)),
  };
}

/** Adds a stage to each challenge. @throws DatabaseFault where it does not follow the one that stands */
export function advanceChallenges(
  db: WriteDb,
  stages: readonly StageDraft<ChallengeStage>[],
  doing: Doing,
): Promise<void> {
  return addStages(db, 'challenge', stages, doing);
}

type Row = {
  readonly id: string;
  readonly policy: string;
  readonly policy_hash: string;
  readonly provider: OdsCode;
  readonly month: string;
  readonly rule: string;
  readonly outcome: Challenge['outcome'];
  readonly given_on: Day;
  readonly charged_pence: Pence;
  readonly policy_pence: Pence | null;
  readonly file: string;
  readonly source_row: number;
  readonly row_id: string;
  readonly reconcile_by: Day;
} & StageRow<ChallengeStage>;

/** Challenges with the stage that stands: those that fall due first, first. */
export async function challenges(
  db: ReadDb,
  filter: { readonly provider?: OdsCode; readonly month?: Month; readonly rule?: string } = {},
): Promise<readonly Challenge[]> {
  const { provider, month: asked, rule } = filter;
  const { rows } = await sql<Row>`
    select c.*, s.stage, s.code, s.words, s.appeal, s.user_id, s.at, s.on_day
      from challenges c
      join lateral (
        select * from challenge_stages s where s.challenge_id = c.id order by s.position desc limit 1) s on true
     where ${provider === undefined ? sql`true` : sql`c.provider = ${provider}`}
       and ${asked === undefined ? sql`true` : sql`c.month = ${isoOfMonth(asked)}`}
       and ${rule === undefined ? sql`true` : sql`c.rule = ${rule}`}
     order by c.month desc, c.provider collate "C", c.rule collate "C", c.given_on, c.row_id collate "C"`.execute(db);
  return rows.map(challengeOf);
}

function challengeOf(row: Row): Challenge {
  return {
    id: row.id,
    policy: row.policy,
    policyHash: row.policy_hash,
    provider: row.provider,
    month: month(row.month),
    rule: row.rule,
    outcome: row.outcome,
    givenOn: row.given_on,
    chargedPence: row.charged_pence,
    policyPence: row.policy_pence,
    file: row.file,
    row: row.source_row,
    rowId: row.row_id,
    reconcileBy: row.reconcile_by,
    standing: stageOf(row),
  };
}
