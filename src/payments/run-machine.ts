import { accepted, type Outcome, type Refusal, refused } from '../base/index.ts';

/**
 * Where a run stands. Its stage is the last of its events; `replaced` and `reconciled` are found by looking at other
 * runs and at what was reconciled.
 */
export type RunState = RunStage | 'replaced' | 'reconciled';

export const RUN_STATES: Readonly<Record<RunState, string>> = {
  prepared: 'Statements are frozen and proposed; nothing is paid.',
  certified: 'Somebody else has found it right to pay.',
  released: 'Entries are posted and payment files made.',
  reconciled: 'Every payment is on a statement of what was paid, or was returned and taken back.',
  withdrawn: 'Sent back, or its inputs changed: its approvals are void and it pays nothing.',
  replaced: 'Another run of the month was prepared in its place before anybody certified it.',
};

export type RunStepName = 'prepare' | 'certify' | 'release' | 'withdraw' | 'replace' | 'reconcile';

/** One way from a state to the next. `from` null: a run begins. */
export type RunTransition = {
  readonly step: RunStepName;
  readonly from: RunState | null;
  readonly to: RunState;
  /** What has to hold. */
  readonly needs: string;
};

export const RUN_TRANSITIONS: readonly RunTransition[] = [
  { step: 'prepare', from: null, to: 'prepared', needs: 'a preparer within the scheme, interests declared' },
  { step: 'certify', from: 'prepared', to: 'certified', needs: 'a second person, verified results, unchanged inputs' },
  { step: 'release', from: 'certified', to: 'released', needs: 'a third person, unchanged inputs' },
  { step: 'reconcile', from: 'released', to: 'reconciled', needs: 'every payment matched, or returned and taken back' },
  { step: 'withdraw', from: 'prepared', to: 'withdrawn', needs: 'a reason' },
  { step: 'withdraw', from: 'certified', to: 'withdrawn', needs: 'a reason, or an input that changed' },
  { step: 'replace', from: 'prepared', to: 'replaced', needs: 'other content prepared for the month' },
];

/** What each step leads to, as a refusal says it. */
const DONE: Readonly<Record<'certify' | 'release' | 'withdraw', string>> = {
  certify: 'certified',
  release: 'released',
  withdraw: 'withdrawn',
};

/** Whether a step may be taken from a stage. Refuses `run.wrong-stage`, naming the stages from which it may. */
export function stepFrom(
  step: keyof typeof DONE,
  run: { readonly id: string; readonly stage: RunStage },
): Outcome<RunStage> {
  const ways = RUN_TRANSITIONS.filter((one) => one.step === step);
  if (ways.some(({ from }) => from === run.stage)) return accepted(run.stage);
  return refused(wrongStage(step, run, ways));
}

function wrongStage(
  step: keyof typeof DONE,
  { id, stage }: { readonly id: string; readonly stage: RunStage },
  ways: readonly RunTransition[],
): Refusal {
  const from = ways.flatMap((way) => way.from ?? []).join(' or ');
  return {
    code: 'run.wrong-stage',
    message: `Run ${id} is ${stage}: only a run that is ${from} can be ${DONE[step]}.`,
    remedy: stage === 'withdrawn' ? 'Prepare the month again.' : 'Look at the run: it says what happens next.',
  };
}

/** The machine as a Mermaid state diagram, drawn from the table. */
export function runDiagram(): string {
  const lines = RUN_TRANSITIONS.map(({ step, from, to }) => `  ${from ?? '[*]'} --> ${to} : ${step}`);
  return ['stateDiagram-v2', ...lines].join('\n');
}

/** Where a run stands: the last of its events. */
export type RunStage = 'prepared' | 'certified' | 'released' | 'withdrawn';
