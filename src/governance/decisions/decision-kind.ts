/**
 * What a committee may decide, and the function of commissioning that it has to hold to decide it; null where none is
 * needed. Revoking asks for the function of what is revoked.
 */
export const DECISION_KINDS = {
  'contract award': 'contract-award',
  'contract variation': 'contract-award',
  'framework version': 'measure-change',
  'measure proposal': 'measure-change',
  'codelist proposal': 'measure-change',
  'discretionary payment': 'discretionary-payment',
  'payment run': 'delegated-budget',
  merger: 'merger',
  'practice closure': 'practice-closure',
  'branch closure': 'branch-closure',
  'list closure': 'list-closure',
  'new practice': 'new-practice',
  procurement: 'procurement',
  'fund transfer': 'fund-transfer',
  drawdown: 'fund-transfer',
  premises: 'premises-revenue',
  'contract notice': 'contract-notice',
  'contract sanction': 'contract-sanction',
  strategy: null,
  revocation: null,
  ratification: null,
} as const satisfies Readonly<Record<string, string | null>>;

export type DecisionKind = keyof typeof DECISION_KINDS;

export function isDecisionKind(text: string): text is DecisionKind {
  return Object.hasOwn(DECISION_KINDS, text);
}
