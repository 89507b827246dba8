import { accepted, exact, type Json, type Outcome, penceToJson, poundsText, refused } from '../../base/index.ts';
import {
  type ClauseChange,
  type Earned,
  type ProposalReport,
  type ProposedPractice,
  proposalReport,
  readClauseChanges,
} from '../../reports/index.ts';
import { type CommandLine, optionOf } from '../arguments.ts';
import { countOption, dayOption, given } from '../ask.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal propose --indicator HYP008 --lower 0.5` */
export const proposeVerb: Verb = {
  name: 'propose',
  purpose: 'which practices’ points and pounds move if a measure is changed; changes nothing',
  forms: [
    '--indicator <id> [--lower <0.5>] [--upper <0.9>] [--points <n>] [--price <pounds>] [--change <JSON>] [--framework <id>] [--period-end <YYYY-MM-DD>]',
  ],
  async run({ context, actor, line }) {
    const indicator = optionOf(line, 'indicator');
    if (indicator === undefined) {
      return refused({ code: 'input.invalid', message: 'The measure to change is needed: --indicator <id>.' });
    }
    const asked = askOf(line);
    if (!asked.ok) return asked;
    const report = await proposalReport(context, actor, { indicator, ...asked.value });
    return report.ok ? accepted({ json: jsonOf(report.value), text: textOf(report.value) }) : report;
  },
};

function askOf(line: CommandLine) {
  const lowerPercent = percentOption(line, 'lower');
  if (!lowerPercent.ok) return lowerPercent;
  const upperPercent = percentOption(line, 'upper');
  if (!upperPercent.ok) return upperPercent;
  const points = countOption(line, 'points', 1000);
  if (!points.ok) return points;
  const price = priceOption(line);
  if (!price.ok) return price;
  const clauses = changeOption(line);
  if (!clauses.ok) return clauses;
  const periodEnd = dayOption(line, 'period-end');
  if (!periodEnd.ok) return periodEnd;
  return accepted(
    given({
      lowerPercent: lowerPercent.value,
      upperPercent: upperPercent.value,
      points: points.value,
      price: price.value,
      clauses: clauses.value,
      framework: optionOf(line, 'framework'),
      periodEnd: periodEnd.value,
    }),
  );
}

/** A share from 0 to 1 with at most two decimals, as a whole percentage. */
function percentOption(line: CommandLine, name: string): Outcome<number | undefined> {
  const text = optionOf(line, name);
  if (text === undefined) return accepted(undefined);
  if (/^(0(\.\d{1,2})?|1(\.0{1,2})?)$/.test(text)) return accepted(Number(exact(text).mul(100n).n));
  return refused({
    code: 'input.invalid',
    message: `--${name} ${text} is not a share from 0 to 1 with at most two decimals.`,
    remedy: 'Write 0.5 for 50 %.',
  });
}

function priceOption(line: CommandLine): Outcome<string | undefined> {
  const text = optionOf(line, 'price');
  if (text === undefined) return accepted(undefined);
  if (/^\d{1,6}(\.\d{1,4})?$/.test(text)) return accepted(text);
  return refused({ code: 'input.invalid', message: `--price ${text} is not pounds for a point, such as 225.49.` });
}

function changeOption(line: CommandLine): Outcome<readonly ClauseChange[] | undefined> {
  const text = optionOf(line, 'change');
  if (text === undefined) return accepted(undefined);
  try {
    return readClauseChanges(JSON.parse(text) as Json);
  } catch {
    return refused({
      code: 'input.invalid',
      message: '--change is not JSON.',
      remedy: 'For example: --change \'{"step": 1, "age": 74}\'',
    });
  }
}

function jsonOf(report: ProposalReport & { readonly basis: { readonly release: string } }): object {
  const { framework, indicator, periodEnd, words, practices, moves, notWorkedOut, change, basis } = report;
  return {
    framework: framework.id,
    indicator,
    periodEnd: isoDay(periodEnd),
    release: basis.release,
    changed: words,
    practices: practices.map(practiceJson),
    moves: moves.map(({ from, to, people }) => ({ from, to, people: people.value })),
    notWorkedOut,
    change,
  };
}

function practiceJson({ practice, people, earned, maySeePounds, pointValue }: ProposedPractice): object {
  const { before, after } = earned.value;
  const { peopleIn, peopleOut, newlyMet, noLongerMet, note } = people.value;
  const penceOf = (one: Earned | 'not shown'): number | string =>
    one === 'not shown' || !maySeePounds ? 'not shown' : penceToJson(one.pence);
  return {
    practice,
    release: people.level,
    pointsBefore: pointsOf(before),
    pointsAfter: pointsOf(after),
    penceBefore: penceOf(before),
    penceAfter: penceOf(after),
    peopleIn,
    peopleOut,
    newlyMet,
    noLongerMet,
    ...(pointValue === null ? {} : { poundsPerPointBefore: pointValue.before, poundsPerPointAfter: pointValue.after }),
    ...(note === '' ? {} : { note }),
  };
}

function pointsOf(one: Earned | 'not shown'): string {
  return one === 'not shown' ? one : one.points;
}

function textOf({ indicator, words, practices, notWorkedOut }: ProposalReport): string {
  const rows = practices.map(({ practice, people, earned, maySeePounds }) => {
    const { before, after } = earned.value;
    const pounds = (one: Earned | 'not shown'): string =>
      one === 'not shown' || !maySeePounds ? 'not shown' : poundsText(one.pence);
    const { peopleIn, peopleOut, newlyMet, noLongerMet } = people.value;
    return [
      practice,
      pointsOf(before),
      pointsOf(after),
      pounds(before),
      pounds(after),
      ...[peopleIn, peopleOut, newlyMet, noLongerMet].map(String),
    ];
  });
  const head = [
    'Practice',
    'Points',
    'Points then',
    '£ a year',
    '£ a year then',
    'In',
    'Out',
    'Newly met',
    'No longer',
  ];
  return [
    `${indicator} if ${words.join(', and ')}:`,
    '',
    textTable(head, rows),
    ...practices.flatMap(({ practice, pointValue }) =>
      pointValue === null
        ? []
        : [
            `${practice}: a point is worth £${pointValue.before} a year now and £${pointValue.after} then, the pot over all points.`,
          ],
    ),
    ...[...Map.groupBy(notWorkedOut, ({ reason }) => reason)].map(
      ([reason, all]) => `Left out: ${all.map(({ practice }) => practice).join(', ')}. ${reason}`,
    ),
    '',
    'Nothing is changed by asking.',
  ].join('\n');
}
