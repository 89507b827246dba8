import { type Day, dayFromIso, isoOfDay, isoOfMonth, type Month, month, type OdsCode } from '../base/index.ts';
import { type RawBuilder, type ReadDb, sql, type WriteDb } from '../store/index.ts';
import type { SourceRow } from './activity.ts';
import type { ClaimStage } from './stage.ts';

/** A claim as it is asked: what for, when and from which row; never for whom. */
export type ClaimDraft = {
  readonly id: string;
  readonly scheme: string;
  readonly service: string;
  readonly provider: OdsCode;
  readonly month: Month;
  readonly doneOn: Day;
  /** Days from doing to claiming. */
  readonly waitDays: number;
  readonly source: 'recorded' | 'sent' | 'form' | 'contract';
  readonly row: SourceRow | null;
  /** A quarterly return; null for an item of service. */
  readonly json: string | null;
};

/** A stage that a claim or challenge came to: why, in a code and in words, and how to appeal where that can be. */
export type StageDraft<Stage extends string = ClaimStage> = {
  readonly of: string;
  readonly stage: Stage;
  readonly code: string;
  readonly words: string;
  readonly appeal: string | null;
};
export type KeptStage<Stage extends string = ClaimStage> = Omit<StageDraft<Stage>, 'of'> & {
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly on: Day;
};
export type Claim = ClaimDraft & {
  readonly standing: KeptStage;
  /** The place of its asking among all stages of all claims: of two, the greater was asked later. */
  readonly askedAs: bigint;
};

/** Who does something, and when. */
export type Doing = { readonly by: string; readonly at: string; readonly on: Day };

/** Rows of one statement: enough for speed, few enough for the database's thread. */
const ROWS_A_STATEMENT = 5000;

/** Asks claims; one that was asked before is left as it is. @returns the ids of those that are new */
export async function askClaims(db: WriteDb, drafts: readonly ClaimDraft[], doing: Doing): Promise<readonly string[]> {
  const asked: string[] = [];
  for (const some of batches(drafts)) {
    const json = JSON.stringify(some.map(rowOf));
    const { rows } = await sql<{ id: string }>`
      insert into claims (id, scheme, service, provider, month, done_on, wait_days, source, file, source_table, source_row, json)
      select id, scheme, service, provider, month, done_on, wait_days, source, file, source_table, source_row, json
        from jsonb_to_recordset(${json}::jsonb) as t(id text, scheme text, service text, provider text, month text,
             done_on date, wait_days integer, source text, file text, source_table text, source_row integer, json text)
      on conflict (id) do nothing returning id`.execute(db);
    asked.push(...rows.map(({ id }) => id));
  }
  const words = 'Asked: nobody has to ask again.';
  const stages = asked.map((of): StageDraft => ({ of, stage: 'asked', code: 'ASKED', words, appeal: null }));
  await advance(db, stages, doing);
  return asked;
}

function rowOf({ doneOn, waitDays, row, ...draft }: ClaimDraft): object {
  return {
    ...draft,
    month: isoOfMonth(draft.month),
    done_on: isoOfDay(doneOn),
    wait_days: waitDays,
    file: row?.file ?? null,
    source_table: row?.table ?? null,
    source_row: row?.row ?? null,
  };
}

/** Adds a stage to each claim. @throws DatabaseFault where a stage does not follow the one that stands */
export function advance(db: WriteDb, stages: readonly StageDraft[], doing: Doing): Promise<void> {
  return addStages(db, 'claim', stages, doing);
}

/** Adds stages of claims or of challenges. */
export async function addStages<Stage extends string>(
  db: WriteDb,
  what: 'claim' | 'challenge',
  stages: readonly StageDraft<Stage>[],
  { by, at, on }: Doing,
): Promise<void> {
  const [table, subject] = [sql.table(`${what}_stages`), sql.ref(`${what}_id`)];
  for (const some of batches(stages)) {
    await sql`
      insert into ${table} (${subject}, stage, code, words, appeal, user_id, at, on_day)
      select "of", stage, code, words, appeal, ${by}, ${at}::timestamptz, ${isoOfDay(on)}::date
        from jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
             as t("of" text, stage text, code text, words text, appeal text)`.execute(db);
  }
}

function batches<T>(all: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, at) => all.slice(at * ROWS_A_STATEMENT, (at + 1) * ROWS_A_STATEMENT));
}

export type ClaimFilter = {
  readonly id?: string;
  readonly scheme?: string;
  readonly provider?: OdsCode;
  readonly month?: Month;
  readonly service?: string;
  /** The valued line that they are in. */
  readonly line?: string;
  /** The row that claims were asked from. */
  readonly file?: string;
  readonly sourceRow?: number;
  /** Any of the rows that they were asked from. */
  readonly rows?: readonly { readonly file: string; readonly row: number }[];
};

type ClaimRow = {
  readonly id: string;
  readonly scheme: string;
  readonly service: string;
  readonly provider: OdsCode;
  readonly month: string;
  readonly done_on: Day;
  readonly wait_days: number;
  readonly source: ClaimDraft['source'];
  readonly file: string | null;
  readonly source_table: SourceRow['table'] | null;
  readonly source_row: number | null;
  readonly json: string | null;
  readonly asked_as: bigint;
} & StageRow<ClaimStage>;

export type StageRow<Stage extends string> = {
  readonly stage: Stage;
  readonly code: string;
  readonly words: string;
  readonly appeal: string | null;
  readonly user_id: string;
  readonly at: string;
  readonly on_day: Day;
};

/** Claims with the stage that stands, by day and id. */
export async function claims(db: ReadDb, filter: ClaimFilter): Promise<readonly Claim[]> {
  const conditions = [
    sql`true`,
    ...(filter.id === undefined ? [] : [sql`c.id = ${filter.id}`]),
    ...(filter.scheme === undefined ? [] : [sql`c.scheme = ${filter.scheme}`]),
    ...(filter.provider === undefined ? [] : [sql`c.provider = ${filter.provider}`]),
    ...(filter.month === undefined ? [] : [sql`c.month = ${isoOfMonth(filter.month)}`]),
    ...(filter.service === undefined ? [] : [sql`c.service = ${filter.service}`]),
    ...(filter.line === undefined
      ? []
      : [sql`exists (select from claim_line_claims v where v.claim_id = c.id and v.line_id = ${filter.line})`]),
    ...(filter.file === undefined ? [] : [sql`c.file = ${filter.file}`]),
    ...(filter.sourceRow === undefined ? [] : [sql`c.source_row = ${filter.sourceRow}`]),
    ...(filter.rows === undefined ? [] : [isOfRows(filter.rows)]),
  ];
  const { rows } = await sql<ClaimRow>`
    select c.*, s.stage, s.code, s.words, s.appeal, s.user_id, s.at, s.on_day,
           (select min(a.position) from claim_stages a where a.claim_id = c.id) as asked_as
      from claims c
      join lateral (select * from claim_stages s where s.claim_id = c.id order by s.position desc limit 1) s on true
     where ${sql.join(conditions, sql` and `)}
     order by c.done_on, c.id collate "C"`.execute(db);
  return rows.map(claimOf);
}

function isOfRows(rows: NonNullable<ClaimFilter['rows']>): RawBuilder<boolean> {
  const [files, numbers] = [rows.map(({ file }) => file), rows.map(({ row }) => row)];
  return sql`(c.file, c.source_row) in (select * from unnest(${files}::text[], ${numbers}::integer[]))`;
}

/** The tables from whose rows a provider's claims were asked. */
export async function tablesOfClaims(db: ReadDb, provider: OdsCode): Promise<readonly SourceRow['table'][]> {
  const { rows } = await sql<{ name: SourceRow['table'] }>`
    select distinct source_table as name from claims
     where provider = ${provider} and file is not null and source_table is not null and source_row is not null`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

function claimOf(row: ClaimRow): Claim {
  const { file, source_table, source_row } = row;
  const hasRow = file !== null && source_table !== null && source_row !== null;
  return {
    id: row.id,
    scheme: row.scheme,
    service: row.service,
    provider: row.provider,
    month: month(row.month),
    doneOn: row.done_on,
    waitDays: row.wait_days,
    source: row.source,
    row: hasRow ? { file, table: source_table, row: source_row } : null,
    json: row.json,
    standing: stageOf(row),
    askedAs: row.asked_as,
  };
}

export function stageOf<Stage extends string>(row: StageRow<Stage>): KeptStage<Stage> {
  const { stage, code, words, appeal, user_id: by, at, on_day: on } = row;
  return { stage, code, words, appeal, by, at, on };
}

/** Every stage of a claim, the first first. */
export async function stagesOfClaim(db: ReadDb, claim: string): Promise<readonly KeptStage[]> {
  const { rows } = await sql<StageRow<ClaimStage>>`
    select stage, code, words, appeal, user_id, at, on_day from claim_stages
     where claim_id = ${claim} order by position`.execute(db);
  return rows.map(stageOf);
}

/** How many claims of each provider, month, scheme and service are at each stage. */
export type ClaimCount = {
  readonly scheme: string;
  readonly provider: OdsCode;
  readonly month: Month;
  readonly service: string;
  readonly stage: ClaimStage;
  readonly count: number;
  /** When the last of them came to it. */
  readonly on: Day;
};

export async function countClaims(
  db: ReadDb,
  filter: Pick<ClaimFilter, 'provider' | 'month' | 'scheme'> = {},
): Promise<readonly ClaimCount[]> {
  const { provider, month: asked, scheme } = filter;
  const { rows } = await sql<Omit<ClaimCount, 'month' | 'on'> & { month: string; on_day: string }>`
    select c.scheme, c.provider, c.month, c.service, s.stage, count(*)::integer as count, max(s.on_day)::text as on_day
      from claims c
      join lateral (select stage, on_day from claim_stages s where s.claim_id = c.id order by s.position desc limit 1) s on true
     where ${provider === undefined ? sql`true` : sql`c.provider = ${provider}`}
       and ${asked === undefined ? sql`true` : sql`c.month = ${isoOfMonth(asked)}`}
       and ${scheme === undefined ? sql`true` : sql`c.scheme = ${scheme}`}
     group by c.scheme, c.provider, c.month, c.service, s.stage
     order by c.month desc, c.provider collate "C", c.scheme collate "C", c.service collate "C", s.stage`.execute(db);
  return rows.map(({ month: text, on_day, ...row }) => ({ ...row, month: month(text), on: dayFromIso(on_day) as Day }));
}
