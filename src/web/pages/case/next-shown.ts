import { dayText } from '../../../base/index.ts';
import type { CaseReport, NextStep } from '../../../reports/index.ts';
import { sentenceCase } from '../../layout/figures.ts';

/** A step that may come next, as the page says it. */
export type ShownStep = {
  readonly heading: string;
  readonly sentences: readonly string[];
  /** What keeps it from being taken, one thing each. */
  readonly missing: readonly string[];
};

/** The steps that may come next: who takes each, from when and until when, and what is still missing. */
export function stepsShown({ next, seesAll }: CaseReport): readonly ShownStep[] {
  return onward(next).map((step) => ({
    heading: sentenceCase(step.step),
    sentences: [
      `Taken by ${takenBy(step)}. The case is ${step.to} after it.`,
      ...dayWords(step),
      ...readyWords(step, seesAll),
    ],
    missing: step.missing,
  }));
}

/** Which step comes next and what keeps it from being taken, in a sentence; empty where none leads on. */
export function nextInShort({ next, seesAll }: CaseReport): string {
  const steps = onward(next);
  const [first] = steps;
  if (first === undefined) return '';
  const or = steps.map(({ step }) => step).join(' or ');
  const { missing } = first;
  if (missing.length === 0) return `Next: ${or}, by ${takenBy(first)}.${seesAll ? ' Nothing is missing.' : ''}`;
  const things = missing.length === 1 ? 'one thing is' : `${missing.length} things are`;
  return `Next: ${or}, by ${takenBy(first)}; ${things} still missing.`;
}

/** Steps that the case goes on by: to withdraw it is always possible and leads nowhere. */
function onward(next: readonly NextStep[]): readonly NextStep[] {
  return next.filter(({ isWithdrawal }) => !isWithdrawal);
}

function takenBy({ who }: NextStep): string {
  return who.length === 0 ? 'nobody whom the rules on sharing name' : `the ${who.join(' or the ')}`;
}

function dayWords({ from, due, last }: NextStep): readonly string[] {
  return [
    ...(from === null ? [] : [`It can be taken from ${dayText(from)}.`]),
    ...(due === null ? [] : [`The rules have it taken by ${dayText(due)}.`]),
    ...(last === null ? [] : [`It can be taken until ${dayText(last)}: what is asked for begins then.`]),
  ];
}

function readyWords({ missing, isTheirs }: NextStep, seesAll: boolean): readonly string[] {
  if (missing.length > 0) return [];
  if (isTheirs) return ['Nothing is missing: you can take it now.'];
  return seesAll ? ['Nothing is missing.'] : [];
}
