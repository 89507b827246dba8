import type { Transition } from '../store/index.ts';

/** How far a claim is. Each stage is kept with who, when, a coded reason and how to appeal; none is overwritten. */
export const CLAIM_STAGES = ['asked', 'checked', 'refused', 'approved', 'valued', 'paid'] as const;
export type ClaimStage = (typeof CLAIM_STAGES)[number];

export const CLAIM_TRANSITIONS: readonly Transition<ClaimStage>[] = [
  { from: null, to: 'asked', verb: 'ask', by: 'recorded activity, a file or a form' },
  { from: 'asked', to: 'checked', verb: 'pass the checks', by: 'the contract’s rules' },
  { from: 'asked', to: 'refused', verb: 'fail a check', by: 'the contract’s rules' },
  { from: 'checked', to: 'refused', verb: 'fail a check on new data', by: 'the contract’s rules' },
  {
    from: 'refused',
    to: 'checked',
    verb: 'pass on new data, or by a dispute that is upheld',
    by: 'rules or commissioner',
  },
  { from: 'checked', to: 'approved', verb: 'approve', by: 'finance lead' },
  { from: 'approved', to: 'valued', verb: 'value', by: 'the contract’s terms' },
  { from: 'valued', to: 'paid', verb: 'pay', by: 'a released payment run' },
  { from: 'paid', to: 'valued', verb: 'take back', by: 'a reversed payment' },
];

/** How far a challenge of a hospital record is. */
const CHALLENGE_STAGES = [
  'raised',
  'sent',
  'accepted',
  'contested',
  'agreed',
  'escalated',
  'withdrawn',
  'repriced',
] as const;
export type ChallengeStage = (typeof CHALLENGE_STAGES)[number];

export const CHALLENGE_TRANSITIONS: readonly Transition<ChallengeStage>[] = [
  { from: null, to: 'raised', verb: 'raise', by: 'the policy’s rules, in the controlled setting' },
  { from: 'raised', to: 'sent', verb: 'send before the reconciliation date', by: 'validation analyst' },
  { from: 'sent', to: 'accepted', verb: 'accept', by: 'hospital' },
  { from: 'sent', to: 'contested', verb: 'contest, with a reason', by: 'hospital' },
  { from: 'accepted', to: 'agreed', verb: 'agree', by: 'contract manager' },
  { from: 'contested', to: 'agreed', verb: 'agree', by: 'contract manager' },
  { from: 'contested', to: 'escalated', verb: 'escalate', by: 'contract manager' },
  { from: 'contested', to: 'withdrawn', verb: 'withdraw', by: 'contract manager' },
  { from: 'escalated', to: 'agreed', verb: 'agree', by: 'contract manager' },
  { from: 'escalated', to: 'withdrawn', verb: 'withdraw', by: 'contract manager' },
  {
    from: 'agreed',
    to: 'repriced',
    verb: 'reprice, where the signed contract carries the policy',
    by: 'the contract’s terms',
  },
];

type Standing = { readonly standing: { readonly stage: ClaimStage; readonly code: string } };

/** Whether a claim was approved: nothing undoes it but its payment being taken back. */
export function isDone({ standing: { stage } }: { readonly standing: Pick<Standing['standing'], 'stage'> }): boolean {
  return stage === 'approved' || stage === 'valued' || stage === 'paid';
}

/** Whether no check moves a claim any more: it was approved, or a dispute about it was upheld. */
export function isBeyondChecks(claim: Standing): boolean {
  return isDone(claim) || claim.standing.code === 'UPHELD';
}
