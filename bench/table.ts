import { loadavg } from 'node:os';
import { FULL_SIZE, type Limit, type Measure } from './measure.ts';

/** Measures as a page of Markdown: what was measured, against what, and on how many people. */
export function measuresPage(
  measures: readonly Measure[],
  { people, families }: { readonly people: number; readonly families: readonly string[] },
): string {
  const size = people.toLocaleString('en-GB');
  const whole =
    people === FULL_SIZE ? 'the whole demonstration' : 'a smaller demonstration, on which budgets are not judged';
  const rows = measures.map(
    ({ name, value, unit, floor, ratioToFloor, peer, ratioToPeer, budget }) =>
      `| ${name} | ${figure(value)} ${unit} | ${against(ratioToFloor, floor?.what)} | ${against(ratioToPeer, peer?.what)} | ${(budget?.limits ?? []).map((limit) => limitText(limit, unit)).join(', ') || 'none'} |`,
  );
  return [
    '# Performance',
    '',
    `Printed by \`npm run bench -- --only ${families.join(',')} --people ${people} --table docs/performance.md\`:`,
    `${size} people, ${whole}. Two shared processors; what else was running slows a measure and`,
    `what it is held against alike, so that ratios say more than seconds. Load of the machine when it ended: ${loadavg()[0]?.toFixed(1)}.`,
    '',
    '| measure | took | times its floor | times as fast as its peer | budget for the whole demonstration |',
    '|---|--:|---|---|---|',
    ...rows,
    '',
    ...measures.filter(({ note }) => note !== '').map(({ name, note }) => `* ${name}: ${note}`),
    '',
  ].join('\n');
}

function against(ratio: number | null, what: string | undefined): string {
  return ratio === null ? 'none' : `${figure(ratio)}: ${what}`;
}

const OF = { ratioToFloor: ' × the floor', ratioToPeer: ' × as fast as the peer' } as const;

function limitText({ of, most, least }: Limit, unit: string): string {
  const bound = most === undefined ? `at least ${least}` : `at most ${most}`;
  return of === 'value' ? `${bound} ${unit}` : `${bound}${OF[of]}`;
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(3)));
}
