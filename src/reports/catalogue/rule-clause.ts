import type { LoadedFramework } from '../../indicators/index.ts';

/** One clause of a rule in words, in the order in which it is asked. */
export type RuleClause = {
  readonly part: 'register' | 'exclusion' | 'numerator' | 'adjustment';
  readonly ordinal: number | null;
  readonly words: string;
  /** The reason by which people whom it decides are counted; null for the register and the numerator. */
  readonly reason: string | null;
};

const PARTS = { exclusion: 'exclusion', success: 'numerator', adjustment: 'adjustment' } as const;

/** A rule clause by clause: who is on the register, then every step until one decides. */
export function ruleClauses(framework: LoadedFramework, ruleId: string): readonly RuleClause[] {
  const rule = framework.rule(ruleId);
  const register = framework.register(rule.register).steps.map((step) => ({
    part: 'register' as const,
    ordinal: step.n,
    words: step.kind === 'select' ? step.words : `Not counted: ${step.words}`,
    reason: null,
  }));
  const steps = rule.steps.map((step) => ({
    part: PARTS[step.kind],
    ordinal: step.n,
    words: step.words,
    reason: step.kind === 'success' ? null : step.code,
  }));
  return [...register, ...steps];
}
