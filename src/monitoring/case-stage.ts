import type { Transition } from '../store/index.ts';

/** How far a quality case is. Each step is kept with who, when and why; none is overwritten. */
export const CASE_STAGES = {
  opened: 'Signals were put together; nobody has weighed them yet.',
  triaged: 'The group looks into it; the practice is asked for its own account by a day.',
  heard: 'The practice’s own account stands beside the signals, or that it gave none in time.',
  supported: 'A visit, mentor, training or plan is agreed, each with an owner and a day.',
  reviewed: 'What the support came to was looked at, with evidence.',
  escalated: 'It went up by one of the set stages, the last of which is contract action.',
  closed: 'It ended, with the evidence for that and what was learnt.',
} as const;
export type CaseStage = keyof typeof CASE_STAGES;

const GROUP = 'the monitoring group';

/** Every step that there is. A correction stands beside an entry and is no step. */
export const CASE_TRANSITIONS: readonly Transition<CaseStage>[] = [
  { from: null, to: 'opened', verb: 'open on signals', by: GROUP },
  { from: 'opened', to: 'triaged', verb: 'triage', by: GROUP },
  { from: 'opened', to: 'closed', verb: 'close, nothing to follow up', by: GROUP },
  { from: 'triaged', to: 'heard', verb: 'give an account, or let the day pass', by: 'the practice' },
  { from: 'heard', to: 'supported', verb: 'agree support', by: 'the group and the practice' },
  { from: 'heard', to: 'escalated', verb: 'escalate', by: GROUP },
  { from: 'heard', to: 'closed', verb: 'close with evidence', by: GROUP },
  { from: 'supported', to: 'supported', verb: 'agree more support', by: 'the group and the practice' },
  { from: 'supported', to: 'reviewed', verb: 'review', by: GROUP },
  { from: 'reviewed', to: 'reviewed', verb: 'review again', by: GROUP },
  { from: 'reviewed', to: 'supported', verb: 'agree more support', by: 'the group and the practice' },
  { from: 'reviewed', to: 'escalated', verb: 'escalate', by: GROUP },
  { from: 'reviewed', to: 'closed', verb: 'close with evidence', by: GROUP },
  { from: 'escalated', to: 'supported', verb: 'agree support', by: 'the group and the practice' },
  { from: 'escalated', to: 'reviewed', verb: 'review', by: GROUP },
  { from: 'escalated', to: 'escalated', verb: 'go to the next stage', by: 'whoever holds the function on the date' },
  { from: 'escalated', to: 'closed', verb: 'close with evidence', by: GROUP },
];
