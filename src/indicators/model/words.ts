import { type Day, dayFromIso, dayText, unreachable } from '../../base/index.ts';
import type { Anchor, DateExpression, EventFact, Operator, RuleOutcome, Selection, Test } from './expression.ts';
import { isLeaf } from './walk.ts';

const COMPARED: Readonly<Record<Operator, string>> = {
  '<': 'below',
  '<=': 'at most',
  '=': 'exactly',
  '>=': 'at least',
  '>': 'above',
};
const DATED: Readonly<Record<Operator, string>> = {
  '<': 'is before',
  '<=': 'is on or before',
  '=': 'is the day of',
  '>=': 'is on or after',
  '>': 'is after',
};

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function anchorWords(anchor: Anchor): string {
  switch (anchor.at) {
    case 'period end':
      return 'the period end';
    case 'year start':
      return '1 April of the year';
    case 'registration':
      return 'registration';
    case 'birth':
      return 'birth';
    case 'date':
      return dayText(dayFromIso(anchor.date) as Day);
    case 'event':
      return eventWords(anchor.event);
    case 'this record':
      return 'this record';
    default:
      return unreachable(anchor);
  }
}

/** A date in words: `6 months before registration`. */
export function dateWords(date: DateExpression): string {
  const parts = [
    ...(date.months ? [plural(Math.abs(date.months), 'month')] : []),
    ...(date.days ? [plural(Math.abs(date.days), 'day')] : []),
  ];
  if (parts.length === 0) return anchorWords(date.from);
  const isBefore = (date.months ?? date.days ?? 0) < 0;
  return `${parts.join(' and ')} ${isBefore ? 'before' : 'after'} ${anchorWords(date.from)}`;
}

/** The number of months of the usual window: later than N months before the period end, with no end of its own. */
export function monthsToPeriodEnd(selection: Selection): number | undefined {
  const { after, before } = selection;
  if (!after || before || after.isInclusive || after.date.from.at !== 'period end') return undefined;
  return after.date.months !== undefined && after.date.days === undefined ? -after.date.months : undefined;
}

function windowWords(selection: Selection): string {
  const months = monthsToPeriodEnd(selection);
  if (months !== undefined) return ` in the ${plural(months, 'month')} to the period end`;
  const lower = selection.after;
  const upper = selection.before;
  return [
    ...(lower ? [` ${lower.isInclusive ? 'on or after' : 'after'} ${dateWords(lower.date)}`] : []),
    ...(upper ? [` ${upper.isInclusive ? 'on or before' : 'before'} ${dateWords(upper.date)}`] : []),
  ].join(' and');
}

function valueWords(selection: Selection): string {
  if (!selection.value) return '';
  return selection.value.is === 'present'
    ? ' with a value'
    : ` ${COMPARED[selection.value.is]} ${selection.value.number}`;
}

/** What a selection takes: `HTMAX_COD in the 12 months to the period end`. */
export function selectionWords(selection: Selection): string {
  const what = selection.reading ? 'blood pressure reading' : selection.codelists.join(' or ');
  return `${what}${valueWords(selection)}${windowWords(selection)}`;
}

/** `latest IFCCHBAM_COD with a value in the 12 months to the period end` */
export function eventWords(fact: EventFact): string {
  return `${fact.pick} ${selectionWords(fact.of)}`;
}

/** A test in words, in the order in which its parts are looked at. */
export function testWords(test: Test): string {
  switch (test.test) {
    case 'exists':
      return `${selectionWords(test.of)} is recorded`;
    case 'value':
      return `${eventWords(test.event)} is ${COMPARED[test.is]} ${test.number}`;
    case 'blood pressure at or below':
      return (
        `${eventWords(test.event)} is at or below ${test.clinic.systolic}/${test.clinic.diastolic} ` +
        `(home ${test.home.systolic}/${test.home.diastolic})`
      );
    case 'date':
      return `${dateWords(test.left)} ${DATED[test.is]} ${dateWords(test.right)}`;
    case 'age':
      return `aged ${test.is} ${test.years}${test.on ? ` on ${dateWords(test.on)}` : ''}`;
    case 'sex':
      return test.is === 'F' ? 'female' : 'male';
    case 'ethnicity':
      return `of ethnic category ${test.is.join(', ')}`;
    case 'on days':
      return `${selectionWords(test.of)} is recorded on at least ${plural(test.atLeast, 'day')}`;
    case 'different codes':
      return `at least ${test.atLeast} different codes of ${selectionWords(test.of)} are recorded`;
    case 'change':
      return changeWords(test);
    case 'on register':
      return `on the register ${test.register}`;
    case 'counts as':
      return `${OUTCOME_WORDS[test.is]} of ${test.rule}`;
    case 'latest among':
      return `the latest of ${test.of.codelists.join(', ')} is ${test.is.join(' or ')}`;
    case 'for some':
      return `for some ${selectionWords(test.each)}: ${testWords(test.holds)}`;
    case 'and':
      return test.all.map(joined).join(' and ');
    case 'or':
      return test.any.map(joined).join(' or ');
    case 'at least':
      return `at least ${test.count} of: ${test.of.map(joined).join('; ')}`;
    case 'not':
      return `not ${joined(test.not)}`;
    default:
      return unreachable(test);
  }
}

const OUTCOME_WORDS: Readonly<Record<RuleOutcome, string>> = {
  numerator: 'in the numerator',
  missed: 'missed in the denominator',
  adjusted: 'left out by an adjustment',
  excluded: 'excluded',
  'in denominator': 'in the denominator',
};

type Change = Extract<Test, { test: 'change' }>;

function changeWords({ from, to, in: unit, is, number }: Change): string {
  const amount = unit === 'percent' ? `${number} %` : number;
  return `the change from ${eventWords(from)} to ${eventWords(to)} is ${COMPARED[is]} ${amount}`;
}

function joined(test: Test): string {
  return !isLeaf(test) && test.test !== 'not' ? `(${testWords(test)})` : testWords(test);
}
