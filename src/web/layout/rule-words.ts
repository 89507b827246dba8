import type { RuleClause } from '../../reports/index.ts';
import { sentenceCase } from './figures.ts';

const PART_WORDS: Readonly<Record<RuleClause['part'], string>> = {
  register: 'Is on the register',
  exclusion: 'Is left out',
  numerator: 'Counts as met',
  adjustment: 'Is taken out, if not met',
};

/** A rule clause by clause, in the order in which it is asked: what each decides, and its published reason code. */
export function ruleSteps(rule: readonly RuleClause[]): readonly { readonly part: string; readonly words: string }[] {
  return rule.map(({ part, reason, words }) => {
    const code = reason === null ? '' : ` (${reason})`;
    return { part: PART_WORDS[part], words: `${sentenceCase(withoutStop(words))}${code}.` };
  });
}

/** A reason in the rule's own words, with its published code; a reason that the rule does not have stands as it is. */
export function reasonWords(
  rule: readonly RuleClause[],
  reason: string,
): { readonly text: string; readonly note?: string } {
  const clause = rule.find((candidate) => candidate.reason === reason);
  return clause === undefined ? { text: reason } : { text: withoutStop(clause.words), note: reason };
}

function withoutStop(words: string): string {
  return words.endsWith('.') ? words.slice(0, -1) : words;
}
