import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Hono } from 'hono';
import { type FeedName, importFiles } from '../../src/actions/index.ts';
import { readConfiguration } from '../../src/main/configuration.ts';
import { openSystem, type System } from '../../src/main/system.ts';
import { createApp } from '../../src/web/index.ts';
import { root } from '../commonweal.ts';
import { type Measure, measure } from '../measure.ts';
import { filesUnder } from '../plain-copy.ts';
import { median } from '../timing.ts';
import { policy, taken, type Workspace } from '../workspace.ts';
import { type Found, PageReader, pageRoutes, walk } from './page-walk.ts';

const RUNS = 5;
/** The largest practice of the demonstration, and its manager. */
const LARGEST = 'X00010';
const MANAGER = 'manager-x00010';

type Page = Found & { readonly user: string; readonly median: number };

/** Every page, answered in process: the demonstration's as the operator and a manager, the published ones as nobody. */
export async function measurePages(workspace: Workspace): Promise<Measure[]> {
  const { people } = workspace;
  const invented = await overSystem(await workspace.demonstration(), async (app) => {
    const pages = [
      ...(await pagesOf(app, await PageReader.signedIn(app, 'operator'), '/')),
      ...(await pagesOf(app, await PageReader.signedIn(app, MANAGER), '/')),
    ];
    return { pages, floor: await medianOf(PageReader.nobody(app), '/sign-in'), routes: pageRoutes(app) };
  });
  const published = await overSystem(workspace.emptyFolder('published'), async (app, system) => {
    await importPublished(system, workspace.published);
    return await pagesOf(app, PageReader.nobody(app), '/published');
  });
  const pages = [...invented.pages, ...published].sort((a, b) => b.median - a.median);
  for (const page of pages) {
    process.stderr.write(`${page.median.toFixed(1).padStart(9)} ms ${page.user.padEnd(15)} ${page.address}\n`);
  }
  const reached = new Set([...pages.map((page) => page.route), '/sign-in']);
  const missed = invented.routes.filter(({ path }) => !reached.has(path)).map(({ path }) => path);
  return [slowest(pages, missed, invented.floor, people), firstAnswer(pages, people)];
}

function slowest(pages: readonly Page[], missed: readonly string[], floor: number, people: number): Measure {
  const ofOtherRoutes = pages.filter((page, index) => pages.findIndex(({ route }) => route === page.route) === index);
  const others = ofOtherRoutes.slice(1, 4).map((page) => `${page.address} ${page.median.toFixed(0)} ms`);
  const notReached = missed.length === 0 ? '' : ` No link led to ${missed.join(', ')}.`;
  return measure(
    {
      name: 'slowest page',
      value: pages[0]?.median ?? Number.NaN,
      unit: 'ms',
      floor: { what: 'the sign-in page', value: floor, unit: 'ms' },
      limits: [{ of: 'value', most: 100 }],
      note: `${pages[0]?.address}, read by ${pages[0]?.user}; then ${others.join(', ')}. Of ${pages.length} pages, each the median of ${RUNS} after one that is not counted.${notReached}`,
    },
    people,
  );
}

function firstAnswer(pages: readonly Page[], people: number): Measure {
  const [first] = [...pages].sort((a, b) => b.milliseconds - a.milliseconds);
  return measure(
    {
      name: 'slowest first answer',
      value: first?.milliseconds ?? Number.NaN,
      unit: 'ms',
      note: `${first?.address}, the first time that it is asked for after a start: what is counted once for a snapshot is counted then.`,
    },
    people,
  );
}

async function pagesOf(app: Hono, reader: PageReader, from: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (const found of await walk(app, reader, { from, preferred: LARGEST })) {
    pages.push({ ...found, user: reader.user, median: await medianOf(reader, found.address) });
  }
  return pages;
}

async function medianOf(reader: PageReader, address: string): Promise<number> {
  await reader.get(address);
  const milliseconds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) milliseconds.push((await reader.get(address)).milliseconds);
  return median(milliseconds);
}

/** The application over a data folder, in process, and closed in the end. `settings`: variables beside the folder's. */
export async function overSystem<T>(
  data: string,
  body: (app: Hono, system: System) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  const configuration = taken(readConfiguration(root, { ...settings, COMMONWEAL_DATA: data }));
  const system = taken(await openSystem(configuration, policy()));
  try {
    const { reports, actions } = system;
    const sessionSecret = randomBytes(32).toString('hex');
    const reportFault = (_: string, fault: unknown): void => void process.stderr.write(`${String(fault)}\n`);
    return await body(createApp({ reports, actions, sessionSecret, demonstration: true, reportFault }), system);
  } finally {
    await system.close();
  }
}

const PUBLISHED_FEEDS: readonly { readonly feed: FeedName; readonly name: RegExp }[] = [
  { feed: 'list-size', name: /^Patient_List_Size.*\.csv$/ },
  { feed: 'gp-payments', name: /^nhspaymentsgp.*\.csv$/ },
  { feed: 'ods-practices', name: /^epraccur.*\.csv$/ },
  { feed: 'ods-commissioners', name: /^eccg.*\.csv$/ },
  { feed: 'prevalence-estimates', name: /prevalence(_estimates.*|-2014-15)\.csv$/ },
  { feed: 'weighted-populations', name: /weighted[_-]populations.*\.csv$/ },
  { feed: 'deprivation-scores', name: /^(practice_imd.*|deprivation)\.csv$/ },
  { feed: 'gp-workforce', name: /^(gp_workforce.*|workforce)\.csv$/ },
  { feed: 'practice-comparison', name: /^(caip.*|comparison)\.csv$/ },
  { feed: 'gp-appointments', name: /^(gpad.*|appointments)\.csv$/ },
];

/** The published files below a folder, by feed; without one, the samples beside the feeds. */
export function publishedFiles(
  folder: string | undefined,
): readonly { readonly feed: FeedName; readonly files: readonly string[] }[] {
  const files = filesUnder(folder ?? join(root, 'src', 'ingest', 'feeds'));
  return PUBLISHED_FEEDS.map(({ feed, name }) => ({ feed, files: files.filter((file) => name.test(basename(file))) }));
}

/** Imports them. */
export async function importPublished(system: System, folder: string | undefined): Promise<void> {
  const operator = taken(system.reports.users.actor('operator'));
  for (const { feed, files: ofFeed } of publishedFiles(folder)) {
    if (ofFeed.length > 0) taken(await importFiles(system.actions, operator, { feed, files: ofFeed }, () => undefined));
  }
}
