import { dayFromIso } from '../../base/index.ts';
import type { Bound, DateExpression, Selection, Test } from './expression.ts';
import type { Framework } from './framework.ts';
import { anchorSelection, childrenOf, isLeaf, keyOf, type Leaf, leavesOf, selectionsUnder } from './walk.ts';
import { dateWords, selectionWords, testWords } from './words.ts';

type Fault = string;

/** What is wrong with the meaning of a test, in its own words. */
export function testFaults(framework: Framework, test: Test): readonly Fault[] {
  return [
    ...selectionsUnder(test).flatMap((each) => selectionFaults(framework, each)),
    ...leavesOf(test).flatMap((leaf) => leafFaults(leaf)),
    ...countFaults(test),
    ...dateFaults(test, false),
  ];
}

function selectionFaults(framework: Framework, selection: Selection): readonly Fault[] {
  const names = [...selection.codelists, ...(selection.reading?.diastolic ?? [])];
  const codelists = names.flatMap((name) => {
    const found = Object.hasOwn(framework.codelists, name) ? framework.codelists[name] : undefined;
    if (!found) return [`the codelist ${name} is not there`];
    return found.codes.length === 0 ? [`the codelist ${name} is empty`] : [];
  });
  const both = selection.reading && selection.value ? ['a blood pressure reading has two values, not one'] : [];
  return [...codelists, ...both, ...windowFaults(selection)];
}

function windowFaults(selection: Selection): readonly Fault[] {
  const end: Bound = { date: { from: { at: 'period end' } }, isInclusive: true, whenMissing: 'nothing' };
  const { after, before } = selection;
  if (!after) return [];
  const upper = before ?? end;
  const isBackwards = endsFirst(after, upper) || endsFirst(after, end);
  return isBackwards ? [`the window of ${selectionWords(selection)} ends before it starts`] : [];
}

/** Whether no date lies between two ends. Ends that hang on different events can always have one between them. */
export function endsFirst(after: Bound, before: Bound): boolean {
  const first = sampleDay(after.date);
  const last = sampleDay(before.date);
  if (first?.anchor !== last?.anchor || first === undefined || last === undefined) return false;
  const isOpen = after.isInclusive && before.isInclusive;
  return isOpen ? first.day > last.day : first.day >= last.day;
}

/** A date counted from its own anchor, so that two of one anchor can be compared; a month is taken as 30.44 days. */
function sampleDay(date: DateExpression): { readonly anchor: string; readonly day: number } | undefined {
  const shift = (date.months ?? 0) * 30.44 + (date.days ?? 0);
  const { from } = date;
  if (from.at === 'date') return { anchor: 'date', day: (dayFromIso(from.date) ?? Number.NaN) + shift };
  if (from.at === 'year start') return { anchor: 'period end', day: shift - 364 };
  return { anchor: from.at === 'period end' ? 'period end' : keyOf({ from }), day: shift };
}

/** “At least three of” two tests. */
function countFaults(test: Test): readonly Fault[] {
  const own =
    test.test === 'at least' && test.count > test.of.length
      ? [`at least ${test.count} are asked for of ${test.of.length}`]
      : [];
  return [...own, ...childrenOf(test).flatMap(countFaults)];
}

function leafFaults(leaf: Leaf): readonly Fault[] {
  switch (leaf.test) {
    case 'blood pressure at or below':
      return leaf.event.of.reading ? [] : [`${testWords(leaf)} is not asked of blood pressure readings`];
    case 'value':
      return leaf.event.of.reading ? ['a blood pressure reading has two values, not one'] : [];
    case 'change':
      return leaf.from.of.reading || leaf.to.of.reading ? ['a blood pressure reading has two values, not one'] : [];
    case 'latest among': {
      const strangers = leaf.is.filter((name) => !leaf.of.codelists.includes(name));
      return strangers.map((name) => `${name} is not among ${leaf.of.codelists.join(', ')}`);
    }
    case 'for some':
      return leavesOf(leaf.holds).flatMap((inner) =>
        inner.test === 'exists' ? [] : [`“for some” may ask only what is recorded, not whether ${testWords(inner)}`],
      );
    default:
      return [];
  }
}

/** Dates that are none, and “this record” where there is no such record: it means something only in a `for some`. */
function dateFaults(test: Test, isInside: boolean): readonly Fault[] {
  if (!isLeaf(test)) return childrenOf(test).flatMap((each) => dateFaults(each, isInside));
  if (test.test === 'for some') return [...datesIn(test.each, false), ...dateFaults(test.holds, true)];
  if (test.test === 'change') return [...datesIn(test.from.of, false), ...datesIn(test.to.of, false)];
  if (test.test === 'age') return test.on ? dateFault(test.on, isInside) : [];
  if (test.test !== 'date')
    return 'of' in test ? datesIn(test.of, isInside) : 'event' in test ? datesIn(test.event.of, false) : [];
  return [test.left, test.right].flatMap((date) => dateFault(date, isInside));
}

function datesIn(selection: Selection, isInside: boolean): readonly Fault[] {
  const own = [selection.after, selection.before].flatMap((each) => (each ? dateFault(each.date, isInside) : []));
  const anchors = [...anchorSelection(selection.after), ...anchorSelection(selection.before)];
  return [...own, ...anchors.flatMap((each) => datesIn(each, false))];
}

function dateFault(date: DateExpression, isInside: boolean): readonly Fault[] {
  if (date.from.at === 'date' && dayFromIso(date.from.date) === undefined) return [`${date.from.date} is not a date`];
  if (date.from.at !== 'this record' || isInside) return [];
  return [`${dateWords(date)} is named where there is no such record`];
}
