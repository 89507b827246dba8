import { join } from 'node:path';
import { type Clock, day, isoOfDay, mintApproved, pence } from '../../src/base/index.ts';
import { type EntryDraft, entries, ledgerMigrations, openAccount, openFund, post } from '../../src/ledger/index.ts';
import { readConfiguration } from '../../src/main/configuration.ts';
import { openSystem } from '../../src/main/system.ts';
import { traceReport } from '../../src/reports/index.ts';
import { type Engine, type Migration, openEmbedded, openServer, Store, sql } from '../../src/store/index.ts';
import { root } from '../commonweal.ts';
import { type Measure, measure } from '../measure.ts';
import { compared, median, timed } from '../timing.ts';
import { policy, taken, type Workspace } from '../workspace.ts';

const CLOCK: Clock = { now: () => '2026-04-10T09:30:00.000Z' };
const ENTRIES = 200;
const WALKS = 30;
/** A PostgreSQL server that is kept for measuring; absent: the embedded store alone is measured. */
const SERVER = process.env.BENCH_DATABASE_URL;

/** The ledger's two tables of rows with nothing that guards them: no key, index, reference or trigger. */
const BARE: Migration = {
  id: 'bench-001-bare',
  sql: `
    create table bare_entries as select * from ledger_entries with no data;
    create table bare_postings as select * from ledger_postings with no data;`,
};

/** Entries a second, and the walk from a posting to people. */
export async function measurePosting(workspace: Workspace): Promise<Measure[]> {
  const directory = workspace.emptyFolder('posting');
  const embedded = await postingRate(
    'the embedded store',
    await openEmbedded(join(directory, 'store')),
    workspace.people,
  );
  const server =
    SERVER === undefined ? [] : [await postingRate('PostgreSQL', await openServer(SERVER), workspace.people)];
  return [embedded, ...server, await walkTime(workspace)];
}

/** Of its own: on a server other measures have theirs. */
const SCHEMA = `posting_${process.pid}`;

/** Entries of two postings, each in a transaction of its own, against bare inserts of the same rows. */
async function postingRate(name: string, engine: Engine, people: number): Promise<Measure> {
  const migrations = [...ledgerMigrations, BARE];
  const store = taken(await Store.over(engine, { schema: SCHEMA, migrations, clock: CLOCK }));
  try {
    await store.write(async (db) => {
      await openFund(db, { id: 'core', title: 'Core' });
      for (const id of ['services', 'creditors']) await openAccount(db, { id, title: id, kind: 'expense' });
    });
    let next = (await store.read((db) => entries(db, { limit: 1 })))[0]?.id ?? '0';
    const seconds = await compared({
      posted: async () => {
        for (let at = 0; at < ENTRIES; at += 1) next = await postOne(store, `${next}:${at}`);
      },
      bare: async () => {
        for (let at = 0; at < ENTRIES; at += 1) await insertBare(store, at);
      },
    });
    return measure(
      {
        name: `posting in ${name}`,
        value: ENTRIES / seconds.posted,
        unit: 'entries/s',
        peer: { what: 'bare inserts of the same rows', value: ENTRIES / seconds.bare, unit: 'entries/s' },
        ...(engine.kind === 'embedded' ? {} : { limits: [{ of: 'ratioToPeer', least: 0.5 }] }),
        note: `${ENTRIES} entries of two postings, each in a transaction of its own, of the same store with the same durability; the bare tables have no key, index or trigger.${engine.kind === 'embedded' ? ' The budget is for PostgreSQL.' : ''}`,
      },
      people,
    );
  } finally {
    await engine.withSession((session) => session.run(`drop schema ${SCHEMA} cascade`));
    await store.close();
  }
}

function draft(reference: string): EntryDraft {
  return {
    reference,
    date: day('2025-10-31'),
    fund: 'core',
    description: 'Global sum for October 2025',
    postings: [
      { account: 'services', amountPence: pence(12_345n), subject: 'X00036', lineId: 'X00036/2025-10/global-sum' },
      { account: 'creditors', amountPence: pence(-12_345n), subject: 'X00036' },
    ],
  };
}

async function postOne(store: Store, reference: string): Promise<string> {
  const approval = {
    contentHash: 'hash',
    approvedBy: 'approver',
    approvedAt: CLOCK.now(),
    decisionId: '7',
    restsOn: null,
    conditions: [],
    expiresOn: null,
  };
  const approved = mintApproved({ value: draft(reference), ...approval });
  return taken(await store.write((db) => post(db, approved))).id;
}

/** The same rows as an entry has, in one statement. */
async function insertBare(store: Store, at: number): Promise<void> {
  const { reference, date, fund, description, postings } = draft(`bare ${at}`);
  const hash = 'f'.repeat(64);
  const rows = postings.map(
    ({ account, amountPence, subject, lineId }, index) =>
      sql`(${at}::bigint, ${index + 1}::integer, ${fund}, ${account}, ${amountPence}::bigint, ${subject}, ${lineId ?? null})`,
  );
  await store.write((db) =>
    sql`
      with entry as (
        insert into bare_entries (seq, reference, entry_date, fund, description, draft_hash, decision_id, approved_hash,
                                  approved_by, approved_at, previous_hash, hash)
        values (${at}, ${reference}, ${isoOfDay(date)}, ${fund}, ${description}, ${hash}, '7', 'hash', 'approver',
                ${CLOCK.now()}, ${hash}, ${hash})
      )
      insert into bare_postings (entry_seq, position, fund, account, amount_pence, subject, line_id)
      values ${sql.join(rows)}`.execute(db),
  );
}

/** From postings of the demonstration's month down to everybody behind them, each person audited. */
async function walkTime(workspace: Workspace): Promise<Measure> {
  const configuration = taken(readConfiguration(root, { COMMONWEAL_DATA: await workspace.demonstration() }));
  const system = taken(await openSystem(configuration, policy()));
  try {
    const operator = taken(system.reports.users.actor('operator'));
    const paid = await system.store.read((db) => entries(db, { limit: 1000 }));
    const postings = paid.flatMap(({ id, postings: own }) =>
      own.flatMap(({ lineId }, at) => (lineId === null ? [] : [`${id}.${at + 1}`])),
    );
    const [warmUp = '', ...chosen] = postings.slice(0, WALKS + 1);
    const walked = (posting: string) => timed(() => traceReport(system.reports, operator, { posting }));
    taken((await walked(warmUp)).value);
    const milliseconds: number[] = [];
    for (const posting of chosen) {
      const { seconds, value } = await walked(posting);
      taken(value);
      milliseconds.push(seconds * 1000);
    }
    return measure(
      {
        name: 'walk from a posting to people',
        value: median(milliseconds),
        unit: 'ms',
        limits: [{ of: 'value', most: 200 }],
        note: `Median of ${chosen.length} postings of the demonstration's month; the slowest took ${Math.round(Math.max(...milliseconds))} ms.`,
      },
      workspace.people,
    );
  } finally {
    await system.close();
  }
}
