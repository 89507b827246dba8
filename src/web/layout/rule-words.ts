import type { RuleClause } from '../../reports/index.ts';

const PART_WORDS: Readonly<Record<RuleClause['part'], string>> = {
  register: 'Is on the register',
  exclusion: 'Is left out',
  numerator: 'Counts as met',
  adjustment: 'Is taken out, if not met',
};

/** A rule clause by clause, in the order in which it is asked, each with what it decides. */
export function ruleSteps(rule: readonly RuleClause[]): readonly { readonly part: string; readonly words: string }[] {
  return rule.map(({ part, reason, words }) => ({
    part: reason === null ? PART_WORDS[part] : `${PART_WORDS[part]}: ${reason}`,
    words,
  }));
}
