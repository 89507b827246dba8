import { accepted, type Day, type Outcome, refused } from '../../base/index.ts';
import type { ReadDb } from '../../store/index.ts';
import { COMMISSIONER } from '../committees/who-decides.ts';
import { DECISION_KINDS } from '../decisions/decision-kind.ts';
import { decisionAbout, type LiveDecision } from '../decisions/kept-decisions.ts';
import { matrixKept } from '../kept/governance-policy.ts';
import { meetingsKept } from '../meetings/kept-meetings.ts';
import type { CaseStep } from './case-kind.ts';
import { amountOfCase } from './case-payment.ts';
import { type Case, caseHash } from './case-state.ts';
import type { CaseWorld } from './case-step.ts';

/** What a step of a case would rest on, on a day. */
export type StepBasis = {
  readonly on: Day;
  /** The newest decision about exactly the case. */
  readonly decision: Outcome<LiveDecision>;
  /** That the commissioner holds the function that the step is taken under. */
  readonly held: Outcome<unknown>;
  /** Whether a motion about the case was put to the vote and not carried. */
  readonly isLost: boolean;
};

/** What a step of a case would rest on, as the registers stand on a day. */
export async function stepBasis(db: ReadDb, found: Case, step: CaseStep, on: Day): Promise<StepBasis> {
  const { id, state } = found;
  const amountPence = amountOfCase(state);
  const decision =
    step.decision === undefined
      ? refused({ code: 'decision.needed', message: `${step.step} rests on no decision.` })
      : await decisionAbout(db, {
          ...{ kinds: [step.decision], subject: id, contentHash: caseHash(state), on },
          ...(amountPence === undefined ? {} : { amountPence }),
        });
  const isLost = step.needs.includes('lost motion') && (await wasLost(db, id));
  return { on, decision, held: await functionHeld(db, state, step, on), isLost };
}

/** The world as a guard of a step asks for it. */
export function worldOf({ on, decision, held, isLost }: StepBasis, who: Pick<CaseWorld, 'by' | 'words'>): CaseWorld {
  return { on, ...who, isDecided: decision.ok, isHeld: held.ok, isLost };
}

/** That the commissioner holds, on a day, the function that a step is taken under. Refuses `function.not-held`. */
export async function functionHeld(
  db: ReadDb,
  { rules, contract }: Pick<Case['state'], 'rules' | 'contract'>,
  step: CaseStep,
  on: Day,
): Promise<Outcome<unknown>> {
  const kind = step.decision ?? rules.steps.flatMap(({ decision }) => decision ?? [])[0];
  const asked = kind === undefined ? null : DECISION_KINDS[kind];
  if (asked === null) return accepted(undefined);
  const matrix = await matrixKept(db);
  return matrix.ok ? matrix.value.mayAct(COMMISSIONER, { function: asked, contract, on }) : matrix;
}

async function wasLost(db: ReadDb, id: string): Promise<boolean> {
  const items = (await meetingsKept(db)).flatMap(({ state }) => state.items);
  return items.some(({ agenda, live }) => agenda.matter?.subject === id && live?.stage === 'lost');
}
