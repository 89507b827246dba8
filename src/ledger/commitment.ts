import {
  type Actor,
  accepted,
  type Day,
  isoOfDay,
  type Outcome,
  type Pence,
  poundsText,
  type Refusal,
  refused,
} from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';

/** How a commitment came to its end. One whose last day has passed has expired without anybody doing anything. */
export type CommitmentEnd = {
  readonly how: 'posted' | 'voided' | 'expired';
  readonly entry: string | null;
  readonly on: Day;
};

/** Money of a fund and account that is promised and not spent yet. */
export type Commitment = {
  readonly id: string;
  readonly fund: string;
  readonly account: string;
  readonly amountPence: Pence;
  readonly description: string;
  readonly reservedOn: Day;
  /** The last day on which it holds. */
  readonly expiresOn: Day;
  readonly reservedBy: string;
  /** Null while it holds. */
  readonly end: CommitmentEnd | null;
};

export type Reserve = Pick<Commitment, 'id' | 'fund' | 'account' | 'amountPence' | 'description' | 'expiresOn'> & {
  readonly on: Day;
  readonly by: Actor;
  readonly at: string;
};

type Row = {
  id: string;
  fund: string;
  account: string;
  amount_pence: Pence;
  description: string;
  reserved_on: Day;
  expires_on: Day;
  reserved_by: string;
  how: 'posted' | 'voided' | 'expired' | null;
  entry_seq: bigint | null;
  ended_on: Day | null;
};

async function rowsOf(db: ReadDb, condition: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.*, e.how, e.entry_seq, e.ended_on from ledger_commitments c
      left join ledger_commitment_ends e on e.commitment = c.id
     where ${condition} order by c.reserved_at, c.id collate "C"`.execute(db);
  return rows;
}

function commitmentFrom(row: Row, on: Day): Commitment {
  return {
    id: row.id,
    fund: row.fund,
    account: row.account,
    amountPence: row.amount_pence,
    description: row.description,
    reservedOn: row.reserved_on,
    expiresOn: row.expires_on,
    reservedBy: row.reserved_by,
    end: endOf(row, on),
  };
}

function endOf(row: Row, on: Day): CommitmentEnd | null {
  if (row.how !== null && row.ended_on !== null && row.ended_on <= on) {
    return { how: row.how, entry: row.entry_seq === null ? null : String(row.entry_seq), on: row.ended_on };
  }
  return row.expires_on < on ? { how: 'expired', entry: null, on: row.expires_on } : null;
}

/** Every commitment that was made by a day, as it stood then. */
export async function commitments(db: ReadDb, on: Day): Promise<Commitment[]> {
  return (await rowsOf(db, sql`c.reserved_on <= ${isoOfDay(on)}`)).map((row) => commitmentFrom(row, on));
}

/** A commitment as it stands on a day; undefined when there is none. */
export async function commitment(db: ReadDb, id: string, on: Day): Promise<Commitment | undefined> {
  const [row] = await rowsOf(db, sql`c.id = ${id}`);
  return row === undefined ? undefined : commitmentFrom(row, on);
}

/** What is reserved and not ended on a day, by fund and account: `<fund> <account>` → pence. */
export async function reservedBy(db: ReadDb, on: Day): Promise<ReadonlyMap<string, Pence>> {
  const open = (await commitments(db, on)).filter(({ end }) => end === null);
  const sums = new Map<string, Pence>();
  for (const { fund, account, amountPence } of open) {
    const key = `${fund} ${account}`;
    sums.set(key, ((sums.get(key) ?? 0n) + amountPence) as Pence);
  }
  return sums;
}

/**
 * Reserves money. Reserving the same again changes nothing. Refuses `ledger.not-available` when less is available than
 * is asked for, and `ledger.reference-reused` for another commitment under the same name.
 * @param available plan − actual − reserved of the fund and account
 */
export async function reserve(db: WriteDb, asked: Reserve, available: Pence): Promise<Outcome<Commitment>> {
  const standing = await commitment(db, asked.id, asked.on);
  if (standing !== undefined) return isSame(standing, asked) ? accepted(standing) : refused(reused(asked.id));
  if (asked.amountPence > available) return refused(tooMuch(asked, available));
  await sql`insert into ledger_commitments
              (id, fund, account, amount_pence, description, reserved_on, expires_on, reserved_by, reserved_at)
            values (${asked.id}, ${asked.fund}, ${asked.account}, ${asked.amountPence}, ${asked.description},
                    ${isoOfDay(asked.on)}, ${isoOfDay(asked.expiresOn)}, ${asked.by.user}, ${asked.at})`.execute(db);
  const { id, fund, account, amountPence, description, expiresOn } = asked;
  const kept = { id, fund, account, amountPence, description, expiresOn };
  return accepted({ ...kept, reservedOn: asked.on, reservedBy: asked.by.user, end: null });
}

function isSame(standing: Commitment, asked: Reserve): boolean {
  return (['fund', 'account', 'amountPence', 'description', 'expiresOn'] as const).every(
    (field) => standing[field] === asked[field],
  );
}

export type EndOfCommitment = {
  readonly how: 'posted' | 'voided' | 'expired';
  readonly entry?: string;
  readonly reason: string;
  readonly on: Day;
  readonly by: string;
  readonly at: string;
};

/** Ends a commitment; one that was ended before stays as it is. */
export async function endCommitment(db: WriteDb, id: string, end: EndOfCommitment): Promise<void> {
  await sql`insert into ledger_commitment_ends (commitment, how, entry_seq, reason, ended_on, ended_by, ended_at)
            values (${id}, ${end.how}, ${end.entry ?? null}, ${end.reason}, ${isoOfDay(end.on)}, ${end.by}, ${end.at})
            on conflict (commitment) do nothing`.execute(db);
}

/** Gives the money of a commitment back. Refuses `not-found`, and `ledger.not-available` where it has ended. */
export async function voidCommitment(
  db: WriteDb,
  asked: { readonly id: string; readonly reason: string; readonly on: Day; readonly by: Actor; readonly at: string },
): Promise<Outcome<Commitment>> {
  const { id, reason, on, by, at } = asked;
  const standing = await commitment(db, id, on);
  if (standing === undefined) return refused({ code: 'not-found', message: `There is no commitment ${id}.` });
  if (standing.end?.how === 'voided') return accepted(standing);
  if (standing.end !== null) {
    return refused({
      code: 'ledger.not-available',
      message: `Commitment ${id} has ended: it was ${standing.end.how}.`,
    });
  }
  await endCommitment(db, id, { how: 'voided', reason, on, by: by.user, at });
  return accepted({ ...standing, end: { how: 'voided', entry: null, on } });
}

/** Records of every commitment whose last day has passed that it has expired; gives their names. */
export async function expireCommitments(
  db: WriteDb,
  asked: { readonly on: Day; readonly by: Actor; readonly at: string },
): Promise<readonly string[]> {
  const { on, by, at } = asked;
  const { rows } = await sql<{ id: string }>`
    select c.id from ledger_commitments c left join ledger_commitment_ends e on e.commitment = c.id
     where e.commitment is null and c.expires_on < ${isoOfDay(on)} order by c.id collate "C"`.execute(db);
  for (const { id } of rows) {
    await endCommitment(db, id, { how: 'expired', reason: 'Its last day has passed.', on, by: by.user, at });
  }
  return rows.map(({ id }) => id);
}

function tooMuch({ fund, account, amountPence }: Reserve, available: Pence): Refusal {
  return {
    code: 'ledger.not-available',
    message: `${poundsText(amountPence)} cannot be reserved on ${account} of ${fund}: ${poundsText(available)} is available (plan less actual less reserved).`,
    remedy: 'Reserve less, void what is no longer needed, or have the budget changed.',
  };
}

function reused(id: string): Refusal {
  return {
    code: 'ledger.reference-reused',
    message: `There is another commitment under the name ${id}.`,
    remedy: 'Give this one a name of its own.',
  };
}
