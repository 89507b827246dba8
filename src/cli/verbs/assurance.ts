import { accepted, isoOfDay, type Outcome, odsCodeFromText, refused } from '../../base/index.ts';
import {
  type AssuranceAreaReport,
  type AssuranceCompareReport,
  type AssurancePracticeReport,
  assuranceAreaReport,
  assuranceCompareReport,
  assurancePracticeReport,
  type CalibrationReport,
  calibrationReport,
  type Judged,
  measureGroupsReport,
  type ShownRate,
  workloadReport,
} from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { countOption, dayOption, given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';
import { assuranceConsultations } from './assurance-consultations.ts';
import { assuranceGroup } from './assurance-group.ts';
import { assuranceList, assuranceMonths, assuranceYears } from './assurance-months.ts';
import { assuranceNeighbourhoods } from './assurance-neighbourhoods.ts';

/** `commonweal assurance practice X00010`, `outliers`, `compare X00010 X00036`, `calibration`. */
export const assuranceVerb: Verb = {
  name: 'assurance',
  purpose:
    'practice: every measure with interval, comparators and where it stands; outliers: who stands apart, the better first; compare: up to five; group: a locality, a team, a network or any practices together; groups: a measure by deprivation, age, sex and ethnicity with the slope index; months: a practice’s measure month by month with its pace on an XmR chart; years: a measure over the years by place; list: a practice’s list by age and sex; neighbourhoods: small areas beyond what age, sex and the usual spread explain; workload: consultations against the number expected from age and sex; consultations: of everybody, a practice or a locality, month by month on an XmR chart; calibration: how often flags are false',
  forms: [
    'practice <code> [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'outliers [--locality <id>] [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'compare <code>… [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'group <code>… [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'group --team <id> [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'group --network <code> [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'group --locality <id> [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'groups <measure> [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'months <code> <measure> [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'years <measure> [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'list <code>',
    'neighbourhoods [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'workload [--framework <id>] [--period-end <YYYY-MM-DD>]',
    'consultations [<code>] [--period-end <YYYY-MM-DD>]',
    'consultations --locality <id> [--period-end <YYYY-MM-DD>]',
    'calibration [--draws <n>] [--seed <n>]',
  ],
  async run(call) {
    const [what] = call.line.words;
    if (what === 'practice') return practice(call);
    if (what === 'outliers') return outliers(call);
    if (what === 'compare') return compare(call);
    if (what === 'group') return assuranceGroup(call);
    if (what === 'groups') return groups(call);
    if (what === 'months') return assuranceMonths(call);
    if (what === 'years') return assuranceYears(call);
    if (what === 'list') return assuranceList(call);
    if (what === 'neighbourhoods') return assuranceNeighbourhoods(call);
    if (what === 'workload') return workload(call);
    if (what === 'consultations') return assuranceConsultations(call);
    return calibration(call);
  },
};

function asked({ line }: VerbCall) {
  const periodEnd = dayOption(line, 'period-end');
  if (!periodEnd.ok) return periodEnd;
  return accepted(given({ framework: optionOf(line, 'framework'), periodEnd: periodEnd.value }));
}

async function practice(call: VerbCall): Promise<Outcome<VerbResult>> {
  const code = odsCodeFromText(call.line.words[1] ?? '');
  if (code === undefined) {
    return refused({ code: 'input.invalid', message: 'A practice code is needed, for example X00010.' });
  }
  const ask = asked(call);
  if (!ask.ok) return ask;
  const report = await assurancePracticeReport(call.context, call.actor, { practice: code, ...ask.value });
  if (!report.ok) return report;
  const { basis, periodEnd, periodEnds, rows, reported, ...rest } = report.value;
  const json = {
    release: basis.release,
    ...rest,
    periodEnd: isoOfDay(periodEnd),
    measures: rows.map((row) => ({
      ...row,
      ...figuresOf(row.rate.value, row.judged.value),
      rate: undefined,
      judged: undefined,
      commissioner: shareOf(row.commissioner.value),
      locality: shareOf(row.locality.value),
      peers: row.peers === null ? null : shareOf(row.peers.value),
    })),
    reported: reported.map(({ practice: own, commissioner, source }) => ({
      indicator: own.indicator,
      shortTitle: own.shortTitle,
      source,
      value: own.value.value,
      unit: own.unit,
      interval: own.interval.value,
      commissioner: commissioner?.value.value ?? null,
      isRanked: false,
      mark: { validity: own.mark.validity, reliability: own.mark.reliability },
      words: own.words,
    })),
  };
  return accepted({ json, text: profileText(report.value) });
}

function shareOf(rate: ShownRate) {
  return rate.kind === 'rate'
    ? { percent: rate.percent, numerator: rate.numerator, denominator: rate.denominator }
    : { percent: null, words: rate.words };
}

function figuresOf(rate: ShownRate, judged: Judged) {
  return { ...shareOf(rate), ...judged };
}

function profileText({ place, periodEnd, rows, standings, isToBeDiscussed }: AssurancePracticeReport): string {
  return [
    `${place.name} (${place.practice}) at ${isoOfDay(periodEnd)}`,
    `Outlier for the better on ${standings.better}, for the worse on ${standings.worse}; to watch ${standings.toWatch}, as others ${standings.asOthers}, not ranked ${standings.notRanked}, stopped ${standings.implausible}, without a figure ${standings.noFigure}.${isToBeDiscussed ? ' To be discussed.' : ''}`,
    '',
    textTable(
      ['Measure', '', '%', '95% interval', 'All', 'Peers', 'Stands', 'Why'],
      rows.map(({ indicator, shortTitle, rate, judged: { value }, commissioner, peers }) => [
        indicator,
        shortTitle,
        percentText(rate.value),
        value.interval === null ? 'none' : `${value.interval.lowerPercent} to ${value.interval.upperPercent}`,
        percentText(commissioner.value),
        peers === null ? 'none' : percentText(peers.value),
        standingText(value),
        value.why,
      ]),
    ),
  ].join('\n');
}

function percentText(rate: ShownRate): string {
  return rate.kind === 'rate' ? rate.percent : 'none';
}

function standingText({ standing, side }: Judged): string {
  return side === null ? standing : `${standing}, ${side}`;
}

async function outliers(call: VerbCall): Promise<Outcome<VerbResult>> {
  const ask = asked(call);
  if (!ask.ok) return ask;
  const locality = given({ locality: optionOf(call.line, 'locality') });
  const report = await assuranceAreaReport(call.context, call.actor, { ...ask.value, ...locality });
  if (!report.ok) return report;
  const { basis, periodEnd, periodEnds, outliers: rows, measures, ...rest } = report.value;
  const json = {
    release: basis.release,
    ...rest,
    periodEnd: isoOfDay(periodEnd),
    outliers: rows.map(({ rate, judged, averagePercent, ...row }) => ({
      ...row,
      ...figuresOf(rate.value, judged.value),
      averagePercent: averagePercent.value,
    })),
    measures: measures.map(({ overall, rate, trend, ...measure }) => ({
      ...measure,
      ...overall.value,
      ...shareOf(rate.value),
      trend: trend.value,
    })),
  };
  return accepted({ json, text: outliersText(report.value) });
}

function outliersText({ outliers: rows, standings, periodEnd }: AssuranceAreaReport): string {
  return [
    `Who stands apart at ${isoOfDay(periodEnd)}: ${standings.better} results for the better, ${standings.worse} for the worse; ${standings.notRanked} have too much chance in them to be ranked, ${standings.implausible} were stopped.`,
    '',
    rows.length === 0
      ? 'No result stands apart from the others.'
      : textTable(
          ['Practice', '', 'Measure', '%', 'Average', 'Trend', 'Stands', 'Deviations'],
          rows.map(({ practice: code, name, indicator, rate, averagePercent, judged: { value } }) => [
            code,
            name,
            indicator,
            percentText(rate.value),
            averagePercent.value ?? 'none',
            value.trend ?? 'none',
            standingText(value),
            value.z ?? '',
          ]),
        ),
  ].join('\n');
}

async function compare(call: VerbCall): Promise<Outcome<VerbResult>> {
  const ask = asked(call);
  if (!ask.ok) return ask;
  const practices = call.line.words.slice(1);
  const report = await assuranceCompareReport(call.context, call.actor, { practices, ...ask.value });
  if (!report.ok) return report;
  const { basis, periodEnd, rows, ...rest } = report.value;
  const json = {
    release: basis.release,
    ...rest,
    periodEnd: isoOfDay(periodEnd),
    measures: rows.map(({ results, commissioner, ...row }) => ({
      ...row,
      commissioner: shareOf(commissioner.value),
      results: results.map(({ rate, judged }, at) => ({
        practice: rest.practices[at]?.practice,
        ...figuresOf(rate.value, judged.value),
      })),
    })),
  };
  return accepted({ json, text: compareText(report.value) });
}

function compareText({ practices, rows }: AssuranceCompareReport): string {
  return textTable(
    ['Measure', 'All', ...practices.map(({ practice: code }) => code)],
    rows.map(({ shortTitle, commissioner, results }) => [
      shortTitle,
      percentText(commissioner.value),
      ...results.map(({ rate, judged }) => `${percentText(rate.value)} ${standingText(judged.value)}`),
    ]),
  );
}

async function workload(call: VerbCall): Promise<Outcome<VerbResult>> {
  const ask = asked(call);
  if (!ask.ok) return ask;
  const report = await workloadReport(call.context, call.actor, ask.value);
  if (!report.ok) return report;
  const { basis, periodEnd, rows, ...rest } = report.value;
  const practices = rows.map(({ practice: code, name, people, observed, perPerson, against }) => ({
    ...{ practice: code, name, people: people.value, observed: observed.value, perPerson: perPerson.value },
    against: against.value,
  }));
  return accepted({
    json: { release: basis.release, periodEnd: isoOfDay(periodEnd), ...rest, practices },
    text: textTable(
      ['Practice', '', 'Observed', 'Expected', 'Ratio', '95% interval'],
      practices.map(({ practice: code, name, observed, against }) => [
        ...[code, name, String(observed), against?.expected ?? 'not shown', against?.ratio ?? 'not shown'],
        against === null ? 'not shown' : `${against.lower} to ${against.upper}`,
      ]),
    ),
  });
}

async function groups(call: VerbCall): Promise<Outcome<VerbResult>> {
  const ask = asked(call);
  if (!ask.ok) return ask;
  const report = await measureGroupsReport(call.context, call.actor, {
    indicator: call.line.words[1] ?? '',
    ...ask.value,
  });
  if (!report.ok) return report;
  const { basis, periodEnd, groupings, slope, ...rest } = report.value;
  const shown = groupings.map(({ by, groups: own }) => ({
    by,
    groups: own.map(({ group, rate, interval }) => ({ group, ...shareOf(rate.value), interval })),
  }));
  const json = {
    release: basis.release,
    ...rest,
    periodEnd: isoOfDay(periodEnd),
    slope: slope?.value ?? null,
    groupings: shown,
  };
  const rows = groupings.flatMap(({ by, groups: own }) =>
    own.map(({ group, rate }) => [by, group, percentText(rate.value)]),
  );
  return accepted({ json, text: textTable(['By', 'Group', '%'], rows) });
}

async function calibration(call: VerbCall): Promise<Outcome<VerbResult>> {
  const truth = call.host.hiddenTruth();
  if (!truth.ok) return truth;
  const draws = countOption(call.line, 'draws', MOST_DRAWS);
  const seed = countOption(call.line, 'seed', MOST_SEED);
  if (!draws.ok) return draws;
  if (!seed.ok) return seed;
  const numbers = given({ draws: draws.value, seed: seed.value });
  const report = await calibrationReport(call.context, call.actor, { truth: truth.value, ...numbers });
  if (!report.ok) return report;
  const { basis, periodEnd, ...rest } = report.value;
  const json = { release: basis.release, realm: basis.realm, periodEnd: isoOfDay(periodEnd), ...rest };
  return accepted({ json, text: calibrationText(report.value), isDone: rest.isWithinNominal });
}

const MOST_DRAWS = 2000;
const MOST_SEED = 1_000_000;

function calibrationText(report: CalibrationReport): string {
  const { nominal, observed, drawn, allAlike, intervals, isWithinNominal, words } = report;
  const rows = [
    ['counted here', observed],
    [`drawn from the truth, ${report.draws} times`, drawn],
    ['drawn as if all were alike', allAlike],
  ] as const;
  const line = (name: string, trigger: string, check: CalibrationReport['observed']['watch']): readonly string[] => [
    name,
    trigger,
    String(check.results),
    String(check.judged),
    String(check.flagged),
    check.flaggedPercent ?? 'none',
    check.falsePercent ?? 'none',
    check.falseOfResultsPercent ?? 'none',
    check.flaggedOfUsualPercent ?? 'none',
    check.flaggedOfUsualAtLeastPercent ?? 'none',
    check.powerPercent ?? 'none',
  ];
  return [
    `Calibration at ${isoOfDay(report.periodEnd)}: ${report.measures} measures, ${report.practices} practices`,
    `Nominal: ${nominal.watchPercent}% to watch, ${nominal.outlierPercent}% outliers. ${isWithinNominal ? 'Within it.' : 'NOT within it.'}`,
    '',
    textTable(
      [
        'Counts',
        'Trigger',
        'Results',
        'Judged',
        'Flagged',
        '% of results',
        '% false',
        '% of those as usual',
        'at least',
        'Power %',
      ],
      rows.flatMap(([name, check]) => [line(name, 'to watch', check.watch), line('', 'outlier', check.outlier)]),
    ),
    '',
    `Of ${intervals.intervals} intervals of 95%, ${intervals.holdTruthPercent ?? 'none'}% hold the truth.`,
    ...words,
  ].join('\n');
}
