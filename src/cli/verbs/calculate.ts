import { accepted, decimalText, exact, exactText, type Released, refused } from '../../base/index.ts';
import {
  type AreaCounts,
  type AreaResult,
  countsReport,
  type RateResult,
  type ResultLevel,
  resultsReport,
  type ShownMeasureCounts,
  type ShownRate,
} from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption, given, knownOption, practiceOption } from '../ask.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall } from '../verb.ts';
import { calculateByClinician } from './calculate-by-clinician.ts';

const LEVELS = [
  'practice',
  'team',
  'locality',
  'commissioner',
  'service',
  'deprivation fifth',
  'age',
  'sex',
  'ethnicity',
] as const satisfies readonly ResultLevel[];

/** `commonweal calculate --framework spine/2025-26`: every level or one; with `--practice` that practice alone. */
export const calculateVerb: Verb = {
  name: 'calculate',
  purpose: 'register, denominator, adjustments and numerator of every indicator, at every level',
  forms: [
    '[--practice <code>] [--level <level>|clinician] [--indicator <id>] [--period-end <YYYY-MM-DD>] [--framework <id>]',
  ],
  async run(call) {
    const practice = practiceOption(call.line);
    if (!practice.ok) return practice;
    const periodEnd = dayOption(call.line, 'period-end');
    if (!periodEnd.ok) return periodEnd;
    const indicator = optionOf(call.line, 'indicator');
    const framework = optionOf(call.line, 'framework');
    const asked = given({ indicator, framework, periodEnd: periodEnd.value });
    const level = knownOption(call.line, 'level', [...LEVELS, 'clinician']);
    if (!level.ok) return level;
    if (level.value === 'clinician') {
      return await calculateByClinician(call, { ...asked, ...given({ practice: practice.value }) });
    }
    if (practice.value === undefined) return await atLevels(call, asked, level.value);
    if (level.value === undefined) return await ofPractice(call, { ...asked, practice: practice.value });
    const message = '--practice gives that practice alone: of levels it goes with --level clinician only.';
    return refused({ code: 'input.invalid', message });
  },
};

async function ofPractice({ context, actor }: VerbCall, ask: Parameters<typeof countsReport>[2]) {
  const report = await countsReport(context, actor, ask);
  if (!report.ok) return report;
  const { rows, basis, periodEnd, framework } = report.value;
  return accepted({
    json: {
      periodEnd: isoDay(periodEnd),
      framework,
      release: basis.release,
      snapshot: basis.snapshot,
      results: rows.map(jsonOf),
    },
    text: textTable(HEAD, rows.map(rowOf)),
  });
}

/** @param only a level; undefined: all of them */
async function atLevels(
  { context, actor }: VerbCall,
  ask: Parameters<typeof resultsReport>[2],
  only: string | undefined,
) {
  const report = await resultsReport(context, actor, ask);
  if (!report.ok) return report;
  const { basis, periodEnd, framework, sums } = report.value;
  const isAsked = ({ level }: { readonly level: ResultLevel }): boolean => only === undefined || level === only;
  const [results, rates] = [report.value.results.filter(isAsked), report.value.rates.filter(isAsked)];
  return accepted({
    json: {
      periodEnd: isoDay(periodEnd),
      framework: framework.id,
      release: basis.release,
      snapshot: basis.snapshot,
      sums,
      results: [
        ...results.map((result) => ({
          ...jsonOf(result),
          mark: result.mark,
          warnings: result.warnings.map(({ code, words, numbers }) => ({ code, words, numbers: numbers.value })),
          isRanked: result.isRanked,
        })),
        ...rates.map(rateJson),
      ],
    },
    text: textTable(
      ['Level', ...HEAD],
      [...results.map((result) => [result.level, ...rowOf(result)]), ...rates.map(rateRow)],
    ),
  });
}

const HEAD = ['Indicator', 'Area', 'Register', 'Denominator', 'Adjusted', 'Numerator', 'Achieved'];

type Row = Pick<AreaCounts | AreaResult, 'indicator' | 'shortTitle' | 'level' | 'area' | 'definitionHash'> & {
  readonly counts: Released<ShownMeasureCounts>;
  readonly rate: Released<ShownRate>;
  readonly basis: AreaResult['basis'];
  readonly evidenceSha256: string | null;
};

function jsonOf(row: Row): object {
  const counts = row.counts.value;
  return {
    indicator: row.indicator,
    title: row.shortTitle,
    level: row.level,
    area: row.area,
    basis: row.basis,
    value: row.rate.value.kind === 'rate' ? exactText(row.rate.value.ratio) : null,
    release: row.counts.level,
    register: counts.register,
    denominator: counts.denominator,
    adjustments: counts.adjustments,
    exclusions: counts.exclusions,
    numerator: counts.numerator,
    definitionHash: row.definitionHash,
    evidenceSha256: row.evidenceSha256,
  };
}

function rateJson({ shortTitle: title, value, sums, interval, ...rest }: RateResult): object {
  const { indicator, kind, level, area, unit, words, populationBasis, mark, isRanked, source, definitionHash } = rest;
  const counts = sums === undefined ? {} : sums.value;
  const head = { indicator, title, kind, level, area, value: value.value, unit, release: value.level };
  const said = words === null ? {} : { words };
  const basis = populationBasis === null ? {} : { populationBasis };
  const from = source === null ? {} : { source };
  return { ...head, ...counts, interval: interval.value, ...said, ...basis, mark, isRanked, ...from, definitionHash };
}

function rateRow({ level, indicator, kind, area, value, unit, sums, words }: RateResult): string[] {
  const { numerator = '', denominator = '' } = sums?.value ?? {};
  const inWords = (text: string): string =>
    kind === 'yes-no' ? text : `${decimalText(exact(text), 3)} ${unit}`.trim();
  const shown = value.value === null ? (words ?? 'not shown') : inWords(value.value);
  return [level, indicator, area, '', String(denominator), '', String(numerator), shown];
}

function rowOf(row: Row): string[] {
  const counts = row.counts.value;
  const adjusted = counts.adjustments.map((reason) => `${reason.reason} ${reason.count}`).join(', ');
  const rate = row.rate.value.kind === 'rate' ? `${row.rate.value.percent}%` : row.rate.value.words;
  return [
    row.indicator,
    row.area,
    String(counts.register),
    String(counts.denominator),
    adjusted,
    String(counts.numerator),
    rate,
  ];
}
