import { addDays, type Day, isoOfDay } from '../../base/index.ts';
import type { Kept } from '../kept/entry.ts';
import type { Condition } from '../meetings/meeting-entry.ts';
import { decisionFault, type EntryAbout } from './decision-fault.ts';
import { allowedOn, brokenByAbout } from './decision-invariants.ts';
import {
  type DecisionEntry,
  type DecisionStanding,
  type DecisionTaken,
  decisionOf,
  type RegisterDecision,
  standingOn,
} from './register-decision.ts';

/** How decisions of the register behave: what may be entered about one, and how it stands on a day. */
export type DecisionMachine = {
  readonly fault: (decision: RegisterDecision, entry: EntryAbout, on: Day) => string | undefined;
  readonly standing: (decision: RegisterDecision, on: Day) => DecisionStanding;
};

export const DECISION_MACHINE: DecisionMachine = { fault: decisionFault, standing: standingOn };

export type DecisionExploration = {
  readonly states: number;
  readonly steps: number;
  /** How often each standing was reached, so that where nothing happens nothing is called safe. */
  readonly reached: Readonly<Record<DecisionStanding, number>>;
  readonly violations: readonly { readonly what: string; readonly event: string }[];
};

/** The days of a walk: the decision is taken on the first, and ends or is to be ratified by one of the next two. */
const DAYS = [0, 1, 2, 3].map((day) => addDays(0 as Day, day));
const BY = 'Another decision';
const TRIED: readonly EntryAbout[] = [
  ...[0, 1, 2].map((condition): EntryAbout => ({ kind: 'condition met', condition, words: 'Seen' })),
  ...(['ratified', 'undone', 'revoked'] as const).map((kind): EntryAbout => ({ kind, by: BY, words: 'So' })),
  { kind: 'used', what: 'A payment' },
];

/** A decision on one of the days. `today` counts along them. */
type Moment = { readonly decision: RegisterDecision; readonly today: number };

/**
 * Walks every state of a decision of the register: taken at a meeting or urgently, with and without a last day, with conditions of each
 * kind, met, ratified, undone, revoked and used on any day and in any order. On each day the standing of every day up to it is compared
 * with what the entries alone come to. The first state at which anything is broken ends it.
 */
export function exploreDecisions(machine: DecisionMachine = DECISION_MACHINE): DecisionExploration {
  const reached: Record<DecisionStanding, number> = {
    ...{ live: 0, 'waits for a condition': 0, 'not ratified': 0, revoked: 0, undone: 0, expired: 0 },
  };
  const seen = new Set<string>();
  const open: Moment[] = [];
  const violations: { what: string; event: string }[] = [];
  const add = (moment: Moment): void => {
    const key = keyOf(moment);
    if (seen.has(key)) return;
    seen.add(key);
    open.push(moment);
  };
  for (const taken of everyDecision()) add({ decision: decisionOf('The decision', [kept(1, taken, 0)]), today: 0 });
  let steps = 0;
  for (let at = open.pop(); at !== undefined && violations.length === 0; at = open.pop()) {
    const { decision, today } = at;
    for (const day of DAYS.slice(0, today + 1)) {
      const isLive = machine.standing(decision, day) === 'live';
      if (isLive !== allowedOn(decision.entries, day)) {
        violations.push({
          what: 'a decision stands otherwise than what was entered by that day',
          event: isoOfDay(day),
        });
      }
    }
    reached[machine.standing(decision, DAYS[today] as Day)] += 1;
    if (today < DAYS.length - 1) add({ decision, today: today + 1 });
    for (const entry of TRIED) {
      if (machine.fault(decision, entry, DAYS[today] as Day) !== undefined) continue;
      steps += 1;
      const entered = kept(decision.entries.length + 1, entry, today);
      const broken = brokenByAbout(decision.entries, entry, entered.on);
      violations.push(...broken.map((what) => ({ what, event: entry.kind })));
      if (entry.kind !== 'used') add({ decision: decisionOf('The decision', [...decision.entries, entered]), today });
    }
  }
  return { states: seen.size, steps, reached, violations };
}

function kept(number: number, says: DecisionEntry, today: number): Kept<DecisionEntry> {
  return { number, says, by: 'secretary', on: DAYS[today] as Day, at: '1970-01-01T12:00:00.000Z' };
}

/** Every decision that the register tells apart by how it ends, how it was taken, and on what condition. */
function everyDecision(): readonly DecisionEntry[] {
  const lasting = [null, isoOfDay(DAYS[1] as Day), isoOfDay(DAYS[2] as Day)];
  const condition = (isBefore: boolean): Condition => ({ words: 'If', isBefore });
  const conditions = [[], [condition(true)], [condition(false)], [condition(true), condition(true)]];
  return lasting.flatMap((expiresOn) =>
    lasting.flatMap((ratifyBy) =>
      conditions.map((each): DecisionEntry => {
        const urgent = ratifyBy === null ? null : { takenBy: ['A', 'B'], why: 'Rain', ratifyBy };
        return { kind: 'taken', ...TAKEN, expiresOn, urgent, conditions: each };
      }),
    ),
  );
}

const TAKEN: Omit<DecisionTaken, 'expiresOn' | 'urgent' | 'conditions'> = {
  ...{ committee: 'committee', committeeName: 'Committee', meeting: null, item: null, title: 'It', words: 'Agreed.' },
  ...{ function: null, decidedOn: isoOfDay(0 as Day), conflicts: [], votes: { inFavour: 2, against: 0, abstained: 0 } },
  matter: { kind: 'discretionary payment', contract: 'any', subject: 'it', contentHash: null, amountPence: null },
};

/** A short text that no state has in which anything else can still happen. Words, who and the hour make no difference. */
function keyOf({ decision: { entries, expiresOn, urgent, conditions }, today }: Moment): string {
  const said = entries.slice(1).map(({ says, on }) => `${says.kind}${'condition' in says ? says.condition : ''}@${on}`);
  const terms = [expiresOn, urgent?.ratifyBy, conditions.map(({ isBefore }) => isBefore)];
  return [today, ...terms, ...new Set(said.toSorted())].join('/');
}
