import { ACTIONS } from '../../src/access/index.ts';
import { record } from '../../src/audit/index.ts';
import { type Actor, machineClock, mintMachineryPass, type RowAccess } from '../../src/base/index.ts';
import type { System } from '../../src/main/system.ts';
import { sql } from '../../src/store/index.ts';
import { type Measure, measure } from '../measure.ts';
import { compared, median } from '../timing.ts';
import { taken, type Workspace } from '../workspace.ts';
import { overSystem } from './pages.ts';
import { measureReaders } from './readers.ts';

const ROUNDS = 9;
const EVENTS = 300;

/** What deciding, filtering and writing down cost, and how soon many readers are answered. */
export async function measureAccess(workspace: Workspace): Promise<Measure[]> {
  const { people } = workspace;
  const costs = await overSystem(await workspace.demonstration(), async (_, system) => [
    decision(system, people),
    await filter(system, people),
    await audit(system, people),
  ]);
  return [...costs, ...(await measureReaders(workspace))];
}

/** Every user, action and practice in turn, decided as a page decides. */
function decision({ reports }: System, people: number): Measure {
  const { rules, users, register } = reports;
  const actors = users.users().map(({ id }) => taken(users.actor(id)));
  const practices = register.practices().map(({ code }) => code);
  const deck = actors.flatMap((actor) =>
    ACTIONS.flatMap((action) => practices.map((practice) => ({ actor, action, practice }))),
  );
  const each = (decide: (one: (typeof deck)[number]) => unknown): number => {
    const rounds = Array.from({ length: ROUNDS }, () => {
      const started = performance.now();
      for (const one of deck) decide(one);
      return ((performance.now() - started) * 1000) / deck.length;
    });
    return median(rounds.slice(1));
  };
  const known = new Map(deck.map(({ actor, practice }) => [`${actor.user} ${practice}`, true]));
  return measure(
    {
      name: 'decision',
      value: each(({ actor, action, practice }) => rules.may(actor, action, { practice })),
      unit: 'µs',
      floor: {
        what: 'looking a user and practice up in a table',
        value: each(({ actor, practice }) => known.get(`${actor.user} ${practice}`)),
        unit: 'µs',
      },
      limits: [{ of: 'value', most: 20 }],
      note: `${deck.length} decisions: every user, action and practice, each with its reason; the median of ${ROUNDS - 1} rounds.`,
    },
    people,
  );
}

/** What a page counts over everybody, read through a reader's row filter and through the pass that needs none. */
async function filter({ reports, warehouse }: System, people: number): Promise<Measure> {
  const operator = taken(reports.users.actor('operator'));
  const snapshot = warehouse.current();
  const count = async (access: RowAccess): Promise<void> => {
    const reader = taken(await snapshot.people(access, snapshot.practices()));
    await reader.rows('SELECT code, count(*), count(DISTINCT person) FROM events GROUP BY code');
    await reader.rows('SELECT sex, count(*) FROM persons JOIN registrations USING (person) GROUP BY sex');
    reader.close();
  };
  const pass = mintMachineryPass('indicators');
  const seconds = await compared(
    {
      filtered: () => count(taken(reports.rules.rowFilter(operator, 'payment and validation'))),
      everything: () => count(pass),
    },
    { rounds: ROUNDS },
  );
  return measure(
    {
      name: 'row filter',
      value: seconds.filtered * 1000,
      unit: 'ms',
      floor: { what: 'the same queries without a filter', value: seconds.everything * 1000, unit: 'ms' },
      limits: [{ of: 'ratioToFloor', most: 1.15 }],
      note: `Codes by people and people by sex over every practice; making the filter is in it; ${ROUNDS} rounds in turn.`,
    },
    people,
  );
}

/** An event that an answer waits for, against a transaction that keeps one row in a bare table. */
async function audit({ store, reports }: System, people: number): Promise<Measure> {
  const operator: Actor = taken(reports.users.actor('operator'));
  const { user, role } = operator;
  const event = {
    user,
    role,
    purpose: 'audit' as const,
    verb: 'measure',
    subject: 'nothing',
    release: null,
    outcome: 'ok' as const,
  };
  await store.write((db) => sql`create temporary table bare_events (event text not null)`.execute(db));
  const milliseconds = { kept: [] as number[], bare: [] as number[] };
  const processor = { kept: 0, bare: 0 };
  const ways = {
    kept: () => record(store, machineClock, event),
    bare: () => store.write((db) => sql`insert into bare_events values (${user})`.execute(db), 'audit'),
  };
  for (let round = 0; round < EVENTS; round += 1) {
    for (const way of ['kept', 'bare'] as const) {
      const [started, before] = [performance.now(), process.cpuUsage()];
      await ways[way]();
      const { user: own, system } = process.cpuUsage(before);
      milliseconds[way].push(performance.now() - started);
      processor[way] += (own + system) / 1000 / EVENTS;
    }
  }
  const spent = (way: keyof typeof processor): string => processor[way].toFixed(2);
  return measure(
    {
      name: 'audit of a request',
      value: median(milliseconds.kept),
      unit: 'ms',
      floor: { what: 'one row in a bare table', value: median(milliseconds.bare), unit: 'ms' },
      limits: [{ of: 'value', most: 2 }],
      note: `${EVENTS} of each in turn, one at a time; an event takes ${spent('kept')} ms of processor time and a bare row ${spent('bare')} ms. Events that come together go in one transaction.`,
    },
    people,
  );
}
