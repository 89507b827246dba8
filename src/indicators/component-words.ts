import type { Rule } from './model/framework.ts';
import { reasonOf } from './tally.ts';

const WHOLE: Readonly<Record<string, string>> = {
  register: 'people on the register',
  denominator: 'people who count',
  numerator: 'people who met it',
};
const LEFT: Readonly<Record<string, string>> = { adjustment: 'people taken out', exclusion: 'people left out' };

/** A component of a measure's counts, such as `numerator` or `exclusion:CSMOK`, in the rule's own words. */
export function componentWords(rule: Rule, name: string): string {
  const [kind = '', reason] = name.split(':');
  if (reason === undefined) return WHOLE[kind] ?? kind;
  const step = rule.steps.find((each) => reasonOf(each) === reason);
  const why = step === undefined ? reason : `${step.words} (${reason})`;
  return `${LEFT[kind] ?? kind}, ${why}`;
}
