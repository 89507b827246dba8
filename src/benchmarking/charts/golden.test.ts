/**
 * Every kind of picture, byte for byte. After a change that is meant, look at each as a picture and write them again:
 * `WRITE_GOLDEN=1 node tests/run.ts charts/golden`.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { addToMonth, month } from '../../base/index.ts';
import { xmr } from '../statistics/xmr.ts';
import { achievementChart } from './achievement.ts';
import { caterpillarChart } from './caterpillar.ts';
import { funnelChart } from './funnel.ts';
import { pyramidChart } from './pyramid.ts';
import { runChart } from './run.ts';
import { frontierOf, scatterChart } from './scatter.ts';
import { slopeChart } from './slope.ts';
import { smallMultiplesChart } from './small-multiples.ts';
import type { Svg } from './svg.ts';
import { xmrChart } from './xmr.ts';

const NAMES = ['Alder', 'Birch', 'Cedar', 'Damson', 'Elder', 'Fieldfare', 'Grove', 'Hawthorn', 'Ironbridge', 'Juniper'];

/** Figures without chance in them: spread out by a multiplication that wraps round. */
const spread = (at: number, by: number): number => ((at * at * 37 + at * 101 + by * 263 + 17) % 211) / 211;

function practices(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    label: `${NAMES[at % NAMES.length]} Surgery ${at + 1}`,
    href: `/practice/X${at}`,
    isOwn: at === 3,
    numerator: Math.round((100 + at * 40) * (0.62 + 0.3 * spread(at, 1))),
    denominator: 100 + at * 40,
  }));
}

const pounds = (value: number): string => `${value < 0 ? '−' : ''}£${Math.abs(value).toFixed(0)}`;

function funnel(count: number): Svg {
  return funnelChart({
    id: 'funnel',
    title: 'Blood pressure treated to target, by practice',
    description: 'Each practice by how many counted, with the limits of chance around the borough’s 76%.',
    points: practices(count),
    average: { label: 'Borough', value: 0.76 },
    tau2: 0.001,
  });
}

const VALUES = [81, 82, 80, 83, 81, 82, 79, 84, 81, 80, 82, 81, 88, 89, 87, 90, 88, 91, 89, 88, 90, 89, 72, 88];

function processChart(): Svg {
  const found = xmr(VALUES, { direction: 'increase', target: 85, isScreened: true, rebaseAt: [12] });
  assert.ok(found.ok);
  return xmrChart({
    id: 'xmr',
    title: 'Calls answered within ten minutes',
    description: 'Month by month with mean and process limits, begun anew in April 2025 when telephones changed.',
    values: VALUES.map((value, at) => ({ month: addToMonth(month('2024-04'), at), value })),
    chart: found.value,
    target: 85,
    text: (value) => `${value.toFixed(0)}%`,
  });
}

function scatterPoints(count: number) {
  return practices(count).map(({ label, href, isOwn }, at) => {
    const [x, y] = [85 + 60 * spread(at, 2) + at / 50, 60 + 35 * spread(at * at + 5, 3)];
    return { label, href, isOwn, x, y, xInterval: [x - 4, x + 4] as const, yInterval: [y - 5, y + 4] as const };
  });
}

function scatter(count: number): Svg {
  return scatterChart({
    id: 'scatter',
    title: 'Quality and pounds a weighted patient',
    description: 'Each practice by what it is paid and what it achieves, and the most that was reached for no more.',
    points: scatterPoints(count),
    x: { label: 'Pounds a weighted patient', text: pounds },
    y: { label: 'Composite of quality', text: (value) => `${value.toFixed(0)}%` },
    frontier: frontierOf(scatterPoints(count)),
  });
}

function slope(count: number): Svg {
  return slopeChart({
    id: 'slope',
    title: 'Core payment for a weighted patient',
    description: 'What each practice is paid before and after the review.',
    points: practices(count).map(({ label, href, isOwn }, at) => {
      const before = 117 + (at % 3 === 0 ? 4 : 0) + 2 * spread(at, 4);
      return { label, href, isOwn, before, after: at % 3 === 0 ? before - 3.2 : before + 1.4 };
    }),
    ends: ['2025/26', '2030/31'],
    text: pounds,
  });
}

const PICTURES: Readonly<Record<string, () => Svg>> = {
  funnel: () => funnel(24),
  xmr: processChart,
  caterpillar: () =>
    caterpillarChart({
      id: 'caterpillar',
      title: 'Admissions against what was expected',
      description: 'Each practice’s ratio of observed to expected admissions with its 95% interval.',
      points: practices(12).map(({ label, href, isOwn }, at) => {
        const value = 0.7 + 0.7 * spread(at, 5);
        return { label, href, isOwn, value, lower: value * 0.85, upper: value * 1.2 };
      }),
      axis: { domain: [0, 2], ticks: [0, 0.5, 1, 1.5, 2], text: (value) => value.toFixed(1) },
      valueText: ({ value, lower, upper }) =>
        `${value.toFixed(2)}, 95% interval ${lower.toFixed(2)} to ${upper.toFixed(2)}`,
      line: { label: 'As expected', value: 1 },
    }),
  scatter: () => scatter(30),
  'scatter-of-a-crowd': () => scatter(400),
  'small-multiples': () =>
    smallMultiplesChart({
      id: 'multiples',
      title: 'Gain or loss of each practice, year by year',
      description: 'What each practice gains or loses by the review, on one scale.',
      panels: practices(10).map(({ label, href }, at) => {
        const end = at % 3 === 0 ? -9000 * (1 + spread(at, 6)) : 4000 * (1 + spread(at, 6));
        return { label, href, values: [0, 1, 2, 3, 4].map((year) => (end * year) / 4) };
      }),
      ends: ['2025/26', '2029/30'],
      text: (value) => `${value < 0 ? '−' : ''}£${Math.round(Math.abs(value) / 1000)}k`,
    }),
  slope: () => slope(14),
  run: () =>
    runChart({
      id: 'run',
      title: 'A practice and those like it on blood pressure',
      description: 'Share at the end of each month, before and after support was agreed.',
      own: Array.from({ length: 22 }, (_, at) => ({
        month: addToMonth(month('2024-06'), at),
        percent: at === 7 ? null : 58 + 6 * spread(at, 11) + (at > 12 ? at - 12 : 0),
      })),
      peers: Array.from({ length: 22 }, (_, at) => ({
        month: addToMonth(month('2024-06'), at),
        percent: 70 + 2 * spread(at, 12),
      })),
      from: month('2025-06'),
      median: 61,
    }),
  pyramid: () =>
    pyramidChart({
      id: 'pyramid',
      title: 'Who is registered',
      description: 'Men and women of each age in per cent of everybody registered, beside England.',
      bands: ['0–4', '5–14', '15–24', '25–34', '35–44', '45–54', '55–64', '65–74', '75+'].map((band, at) => ({
        band,
        male: 300 + Math.round(220 * spread(at, 7)),
        female: 320 + Math.round(220 * spread(at, 8)),
        compared: { male: 0.05 + 0.01 * spread(at, 9), female: 0.052 + 0.01 * spread(at, 10) },
      })),
      comparedWith: 'England',
    }),
};

describe('pictures', () => {
  for (const [name, draw] of Object.entries(PICTURES)) {
    it(`${name} is drawn as it was looked at`, () => {
      const file = new URL(`golden/${name}.svg`, import.meta.url);
      const drawn = `${draw()}\n`;
      if (process.env.WRITE_GOLDEN !== undefined) writeFileSync(file, drawn);
      assert.ok(existsSync(file), `there is a golden file of ${name}`);
      assert.equal(drawn, readFileSync(file, 'utf8'));
    });

    it(`${name} has a title and a sentence, and neither style, script nor a number that is none`, () => {
      const drawn = draw();
      assert.match(
        drawn,
        /<title id="chart-[a-z-]+-title">[^<]+<\/title><desc id="chart-[a-z-]+-description">[^<]+\.<\/desc>/,
      );
      assert.doesNotMatch(drawn, /<style|style="|<script|NaN|Infinity|undefined/);
    });
  }

  it('link every point up to a hundred, and above that only outliers, the frontier, great changes and the reader’s own', () => {
    const links = (svg: Svg): number => svg.match(/<a /g)?.length ?? 0;
    assert.equal(links(funnel(24)), 24);
    assert.equal(links(scatter(100)), 100);
    const linked = links(funnel(150));
    assert.ok(linked >= 1 && linked < 100, `${linked}`);
    const own = scatterPoints(101).filter(({ isOwn }) => isOwn);
    const frontier = frontierOf(scatterPoints(101));
    assert.ok(links(scatter(101)) >= Math.max(own.length, frontier.length));
    assert.ok(links(scatter(101)) <= own.length + frontier.length);
    assert.equal(
      links(slope(120)),
      2 * 4,
      'the two ends of the four that changed most, of which the reader’s own is one',
    );
  });

  it('calls nobody beyond the limits of a funnel of whom fewer than ten counted', () => {
    const point = (denominator: number) => ({ label: `Of ${denominator}`, href: undefined, numerator: 0, denominator });
    const words = { id: 'few', title: 'T', description: 'D.' };
    const points = [point(9), point(10), point(500)];
    const drawn = funnelChart({ ...words, points, average: { label: 'All', value: 0.8 }, tau2: 0 });
    assert.match(drawn, /Of 9: 0\.0%, 0 of 9, inside the limits/);
    assert.match(drawn, /Of 10: 0\.0%, 0 of 10, beyond the 99\.8% limits/);
  });

  it('can be of nobody', () => {
    for (const empty of [funnel(0), scatter(0), slope(0)]) assert.doesNotMatch(empty, /NaN|Infinity/);
    assert.doesNotMatch(achievementChart({ id: 'x', title: 'T', description: 'D.', points: [] }), /NaN/);
  });
});
