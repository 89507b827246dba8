import { setTimeout as wait } from 'node:timers/promises';
import type { Hono } from 'hono';
import { type Measure, measure } from '../measure.ts';
import { median } from '../timing.ts';
import type { Workspace } from '../workspace.ts';
import { PageReader } from './page-walk.ts';
import { overSystem } from './pages.ts';

/** A PostgreSQL server that is kept for measuring; absent: the embedded store alone is measured. */
const SERVER = process.env.BENCH_DATABASE_URL;
const SECONDS = 10;
const ON_SERVER = 200;
const EMBEDDED = 20;
const USERS = ['operator', 'manager-x00010', 'gp-x00010', 'finance', 'approver', 'contracts', 'quality', 'committee'];
const PAGES = [
  '/',
  '/borough',
  '/practice/X00010',
  '/measure/HYP008/2026-03-31',
  '/practice/X00010/measure/HYP008/2026-03-31',
];

/** So many readers, each asking once within ten seconds: how soon 95 in 100 of them are answered. */
export async function measureReaders(workspace: Workspace): Promise<Measure[]> {
  const data = await workspace.demonstration();
  const all = [await asked(data, {}, EMBEDDED)];
  if (SERVER !== undefined) all.push(await asked(data, { DATABASE_URL: SERVER }, ON_SERVER));
  return all.map((one) => measureOf(one, workspace.people));
}

type Asked = {
  readonly readers: number;
  readonly where: string;
  readonly milliseconds: readonly number[];
  /** Of one page that asks nothing of the store, in the same minute. */
  readonly floor: number;
  readonly processorSeconds: number;
};

function asked(data: string, settings: Readonly<Record<string, string>>, readers: number): Promise<Asked> {
  return overSystem(
    data,
    async (app) => {
      const signedIn: PageReader[] = [];
      for (const user of USERS) signedIn.push(await PageReader.signedIn(app, user));
      for (const reader of signedIn) for (const page of PAGES) await reader.get(page);
      const before = process.cpuUsage();
      const turns = Array.from({ length: readers }, (_, at) => ({ at, reader: signedIn[at % signedIn.length] }));
      const milliseconds = await Promise.all(
        turns.map(async ({ at, reader }) => {
          await wait((at * SECONDS * 1000) / readers);
          const read = await reader?.get(PAGES[at % PAGES.length] ?? '/');
          return read?.milliseconds ?? Number.NaN;
        }),
      );
      const { user, system } = process.cpuUsage(before);
      const where = 'DATABASE_URL' in settings ? 'PostgreSQL' : 'the embedded store';
      return { readers, where, milliseconds, floor: await floorOf(app), processorSeconds: (user + system) / 1e6 };
    },
    settings,
  );
}

async function floorOf(app: Hono): Promise<number> {
  const nobody = PageReader.nobody(app);
  const milliseconds: number[] = [];
  for (let run = 0; run < EMBEDDED; run += 1) milliseconds.push((await nobody.get('/sign-in')).milliseconds);
  return median(milliseconds);
}

function measureOf({ readers, where, milliseconds, floor, processorSeconds }: Asked, people: number): Measure {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const each = ((processorSeconds * 1000) / readers).toFixed(0);
  return measure(
    {
      name: `${readers} readers on ${where}: 95 in 100 answered`,
      value: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN,
      unit: 'ms',
      floor: { what: 'the sign-in page', value: floor, unit: 'ms' },
      limits: [{ of: 'value', most: 250 }],
      note: `Each asks once in ${SECONDS} s, for one of ${PAGES.length} pages, answered once before; median ${median(sorted).toFixed(0)} ms, slowest ${(sorted.at(-1) ?? 0).toFixed(0)} ms, ${each} ms of processor time a page.`,
    },
    people,
  );
}
