import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { type JudgedCounts, judgeMeasure, uniformDraws, wilson } from '../../src/benchmarking/index.ts';
import { type Measure, measure } from '../measure.ts';
import { plainCopy } from '../plain-copy.ts';
import { compared, median, timed } from '../timing.ts';
import type { Workspace } from '../workspace.ts';
import { importPublished, overSystem, publishedFiles } from './pages.ts';

const [PRACTICES, MEASURES, MONTHS] = [50, 100, 36];
const TRIGGERS = { watch: 1.959964, outlier: 3.090232, fewestPractices: 8 };
const DEVIATES = [TRIGGERS.watch, TRIGGERS.outlier];
const RUNS = 5;
const VALUE = '/published/value/2014-15';

/** Judging everything anew, and the page of the published practices of England. */
export async function measureAssurance(workspace: Workspace): Promise<Measure[]> {
  const published = workspace.published === undefined ? [] : await measurePublished(workspace, workspace.published);
  return [await measureJudging(workspace.people), ...published];
}

/** Made-up counts of every practice, measure and month: nothing is read from disk. */
function madeUpCounts(): readonly (readonly JudgedCounts[])[] {
  const uniform = uniformDraws(1);
  return Array.from({ length: MEASURES * MONTHS }, () =>
    Array.from({ length: PRACTICES }, () => {
      const denominator = 20 + Math.floor(980 * uniform());
      return {
        counts: { denominator, numerator: Math.floor(denominator * (0.5 + 0.4 * uniform())) },
        isImplausible: false,
      };
    }),
  );
}

async function measureJudging(people: number): Promise<Measure> {
  const all = madeUpCounts();
  const eachCount = (use: (numerator: number, denominator: number) => void): void => {
    for (const practices of all)
      for (const { counts } of practices) use(counts?.numerator ?? 0, counts?.denominator ?? 1);
  };
  let judged = 0;
  const seconds = await compared({
    judging: () => {
      judged = all.reduce((sum, practices) => sum + judgeMeasure(practices, 'higher', TRIGGERS).judgements.length, 0);
    },
    intervals: () => eachCount((numerator, denominator) => void wilson(numerator, denominator)),
    chanceAlone: () =>
      eachCount((numerator, denominator) => DEVIATES.map((deviate) => wilson(numerator, denominator, deviate))),
  });
  assert.equal(judged, PRACTICES * MEASURES * MONTHS);
  return measure(
    {
      name: 'assurance recalculation',
      value: seconds.judging,
      unit: 's',
      floor: { what: 'one Wilson interval for each count', value: seconds.intervals, unit: 's' },
      peer: { what: 'each practice against the limits of chance alone', value: seconds.chanceAlone, unit: 's' },
      limits: [{ of: 'value', most: 2 }],
      note: `${PRACTICES} practices, ${MEASURES} measures, ${MONTHS} months, from counts in memory: plausibility as given, reliability, usual spread, standing.`,
    },
    people,
  );
}

async function measurePublished(workspace: Workspace, folder: string): Promise<Measure[]> {
  const { people } = workspace;
  const files = publishedFiles(folder).flatMap(({ files: ofFeed }) => ofFeed);
  const copy = await plainCopy(files, workspace.emptyFolder('copy of published'));
  return overSystem(workspace.emptyFolder('published value'), async (app, system) => {
    const imported = await timed(() => importPublished(system, folder));
    const floor = await millisecondsOf(app, ['/published', '/published', '/published']);
    const page = await pageOf(app, VALUE);
    const chosen = Array.from({ length: RUNS }, (_, at) => `${VALUE}?weight-hypertension=${at + 2}&weight-copd=1`);
    const kept = Array.from({ length: RUNS }, () => VALUE);
    const list = { what: 'the list of published pages', value: floor, unit: 'ms' };
    const size = `${Math.round(gzipSync(page).length / 1000)} KB compressed`;
    return [
      measure(
        {
          name: 'published import',
          value: imported.seconds,
          unit: 's',
          floor: copy,
          limits: [{ of: 'value', most: 60 }],
          note: `${files.length} files of England, from 2013 to 2025.`,
        },
        people,
      ),
      measure(
        {
          name: 'value page of England',
          value: await millisecondsOf(app, kept),
          unit: 'ms',
          floor: list,
          limits: [{ of: 'value', most: 400 }],
          note: `${size}; kept for the snapshot.`,
        },
        people,
      ),
      measure(
        {
          name: 'value page of England, another choice',
          value: await millisecondsOf(app, chosen),
          unit: 'ms',
          floor: list,
          limits: [{ of: 'value', most: 400 }],
          note: 'Each of five choices of weights for the first time, the figures read before.',
        },
        people,
      ),
    ];
  });
}

async function pageOf(app: Hono, address: string): Promise<string> {
  const answer = await app.request(address);
  assert.equal(answer.status, 200, address);
  return answer.text();
}

async function millisecondsOf(app: Hono, addresses: readonly string[]): Promise<number> {
  const each: number[] = [];
  for (const address of addresses) each.push((await timed(() => pageOf(app, address))).seconds * 1000);
  return median(each);
}
