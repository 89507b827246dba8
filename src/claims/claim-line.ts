import {
  canonical,
  type Day,
  hashOf,
  isoOfDay,
  isoOfMonth,
  type Json,
  type Month,
  month,
  type OdsCode,
  type Pence,
  penceToJson,
} from '../base/index.ts';
import type { RestsOn, ShownNumber, Working } from '../contracts/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { advance, type Doing, type StageDraft } from './claim-store.ts';
import type { LoadedScheme } from './scheme.ts';
import type { ValuedLine } from './value.ts';

/** A line that approved claims came to: what it pays, by which formula, and from when. It is never changed. */
export type ClaimLine = {
  readonly id: string;
  readonly scheme: string;
  readonly schemeHash: string;
  readonly provider: OdsCode;
  readonly month: Month;
  readonly service: string;
  readonly term: string;
  readonly title: string;
  readonly account: string;
  readonly contractHash: string;
  readonly amountPence: Pence;
  /** The first day on which it may be paid: so many working days after the provider was shown its last claim. */
  readonly payableFrom: Day;
  readonly formula: string;
  readonly formulaWithNumbers: string;
  readonly inputs: Readonly<Record<string, ShownNumber>>;
  /** Exact pounds before rounding: a decimal or n/d. */
  readonly exactPounds: string;
  readonly workings: readonly Working[];
  readonly restsOn: readonly RestsOn[];
  readonly valuedBy: string;
  readonly valuedOn: Day;
  /** How many claims it counts. */
  readonly claims: number;
  /** The run that pays it; null while none does, and again once that payment was taken back. */
  readonly paidBy: string | null;
};

export type KeepLine = {
  readonly scheme: LoadedScheme;
  readonly provider: OdsCode;
  readonly month: Month;
  readonly valued: ValuedLine;
  readonly payableFrom: Day;
};

/** Keeps a valued line and marks its claims valued. @returns its id */
export async function keepLine(db: WriteDb, o: KeepLine, doing: Doing): Promise<string> {
  const { scheme, provider, valued, payableFrom } = o;
  const { line, service, claims } = valued;
  const asked = isoOfMonth(o.month);
  const id = `l-${hashOf([scheme.json.id, provider, asked, service, claims.map(({ claim }) => claim)]).slice(0, 16)}`;
  const { title, formula, formulaWithNumbers, inputs, exactPounds, workings, restsOn } = line;
  const json = canonical({
    ...{ title, formula, formulaWithNumbers, inputs, exactPounds, workings, restsOn },
  } as unknown as Json);
  await sql`
    insert into claim_lines (id, scheme, scheme_hash, provider, month, service, term, account, contract_hash,
                             amount_pence, payable_from, user_id, at, json)
    values (${id}, ${scheme.json.id}, ${scheme.hash}, ${provider}, ${asked}, ${service}, ${line.term}, ${line.account},
            ${scheme.contract.hash}, ${line.amountPence}, ${isoOfDay(payableFrom)}, ${doing.by}, ${doing.at}, ${json})`.execute(
    db,
  );
  const parts = claims.map(({ claim, amountPence }) => ({ claim_id: claim, amount_pence: penceToJson(amountPence) }));
  await sql`
    insert into claim_line_claims (line_id, claim_id, amount_pence)
    select ${id}, claim_id, amount_pence
      from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as t(claim_id text, amount_pence bigint)`.execute(db);
  const words = `Valued by ${scheme.contract.json.title}: ${title}.`;
  const stages = claims.map(
    ({ claim }): StageDraft => ({ of: claim, stage: 'valued', code: 'VALUED', words, appeal: null }),
  );
  await advance(db, stages, doing);
  return id;
}

type Row = {
  readonly id: string;
  readonly scheme: string;
  readonly scheme_hash: string;
  readonly provider: OdsCode;
  readonly month: string;
  readonly service: string;
  readonly term: string;
  readonly account: string;
  readonly contract_hash: string;
  readonly amount_pence: Pence;
  readonly payable_from: Day;
  readonly user_id: string;
  readonly valued_on: Day;
  readonly json: string;
  readonly claims: number;
  readonly paid_by: string | null;
};

export type LineFilter = {
  readonly id?: string;
  readonly provider?: OdsCode;
  readonly month?: Month;
  readonly scheme?: string;
};

/** Valued lines, the latest month first. */
export async function claimLines(db: ReadDb, filter: LineFilter = {}): Promise<readonly ClaimLine[]> {
  const { id, provider, month: asked, scheme } = filter;
  const { rows } = await sql<Row>`
    select l.*, (select count(*)::integer from claim_line_claims c where c.line_id = l.id) as claims,
           (select s.on_day from claim_stages s
             where s.stage = 'valued' and s.claim_id = (select c.claim_id from claim_line_claims c
                                                         where c.line_id = l.id limit 1)
             order by s.position limit 1) as valued_on,
           (select case when p.what = 'paid' then p.run_id end from claim_line_payments p
             where p.line_id = l.id order by p.position desc limit 1) as paid_by
      from claim_lines l
     where ${id === undefined ? sql`true` : sql`l.id = ${id}`}
       and ${provider === undefined ? sql`true` : sql`l.provider = ${provider}`}
       and ${asked === undefined ? sql`true` : sql`l.month = ${isoOfMonth(asked)}`}
       and ${scheme === undefined ? sql`true` : sql`l.scheme = ${scheme}`}
     order by l.month desc, l.provider collate "C", l.scheme collate "C", l.service collate "C", l.at, l.id`.execute(
    db,
  );
  return rows.map(lineOf);
}

function lineOf(row: Row): ClaimLine {
  const kept = JSON.parse(row.json) as Pick<
    ClaimLine,
    'title' | 'formula' | 'formulaWithNumbers' | 'inputs' | 'exactPounds' | 'workings' | 'restsOn'
  >;
  return {
    id: row.id,
    scheme: row.scheme,
    schemeHash: row.scheme_hash,
    provider: row.provider,
    month: month(row.month),
    service: row.service,
    term: row.term,
    account: row.account,
    contractHash: row.contract_hash,
    amountPence: row.amount_pence,
    payableFrom: row.payable_from,
    valuedBy: row.user_id,
    valuedOn: row.valued_on,
    claims: row.claims,
    paidBy: row.paid_by,
    ...kept,
  };
}

/** What each claim of a line comes to, by the claim's id. */
export async function claimsOfLine(db: ReadDb, line: string): Promise<ReadonlyMap<string, Pence>> {
  const { rows } = await sql<{ claim_id: string; amount_pence: Pence }>`
    select claim_id, amount_pence from claim_line_claims where line_id = ${line} order by claim_id collate "C"`.execute(
    db,
  );
  return new Map(rows.map(({ claim_id, amount_pence }) => [claim_id, amount_pence]));
}

/** The files that a line's claims were asked from, by SHA-256. */
export async function filesOfLine(db: ReadDb, line: string): Promise<readonly string[]> {
  const { rows } = await sql<{ file: string }>`
    select distinct c.file collate "C" as file from claim_line_claims l join claims c on c.id = l.claim_id
     where l.line_id = ${line} and c.file is not null order by 1`.execute(db);
  return rows.map(({ file }) => file);
}

/** The line that a claim is in. */
export async function lineOfClaim(db: ReadDb, claim: string): Promise<string | undefined> {
  const { rows } = await sql<{ line_id: string }>`
    select line_id from claim_line_claims where claim_id = ${claim}`.execute(db);
  return rows[0]?.line_id;
}
