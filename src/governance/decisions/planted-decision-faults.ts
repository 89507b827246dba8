import type { EntryAbout } from './decision-fault.ts';
import { DECISION_MACHINE, type DecisionMachine } from './explore-decisions.ts';
import type { RegisterDecision } from './register-decision.ts';

/** A register that overlooks something, to see that the exploration finds what that lets through. */
export type PlantedDecisionFault = { readonly id: string; readonly words: string; readonly machine: DecisionMachine };

type Overlook = (decision: RegisterDecision) => RegisterDecision;

const { fault, standing } = DECISION_MACHINE;

/** The standing of a decision in which something was overlooked, whenever it is asked for. */
function standsWithout(overlook: Overlook): DecisionMachine {
  return { ...DECISION_MACHINE, standing: (decision, on) => standing(overlook(decision), on) };
}

/** Entries of one kind are let in as if something about the decision were otherwise. */
function enters(kind: EntryAbout['kind'], overlook: Overlook): DecisionMachine {
  return {
    ...DECISION_MACHINE,
    fault: (decision, entry, on) => fault(entry.kind === kind ? overlook(decision) : decision, entry, on),
  };
}

/** The decision with what was taken changed, in the state and in the entry on which that rests. */
function takenAs(change: Partial<RegisterDecision>): Overlook {
  return (decision) => {
    const [first, ...rest] = decision.entries as readonly [
      RegisterDecision['entries'][number],
      ...RegisterDecision['entries'][number][],
    ];
    const says = { ...first.says, ...change };
    return { ...decision, ...change, entries: [{ ...first, says }, ...rest] };
  };
}

/** The decision as if nothing of a kind had been entered. */
function neverEntered(...kinds: readonly string[]): Overlook {
  return (decision) => ({
    ...decision,
    ended: null,
    entries: decision.entries.filter(({ says }) => !kinds.includes(says.kind)),
  });
}

const RATIFIABLE: Overlook = (decision) => ({
  ...decision,
  urgent: decision.urgent === null ? null : { ...decision.urgent, ratifyBy: '2999-12-31' },
});

export const PLANTED_DECISION_FAULTS: readonly PlantedDecisionFault[] = [
  {
    id: 'expiry',
    words: 'a decision goes on after its last day',
    machine: standsWithout(takenAs({ expiresOn: null })),
  },
  { id: 'revoked', words: 'a revoked decision goes on', machine: standsWithout(neverEntered('revoked')) },
  { id: 'undone', words: 'a decision that was undone goes on', machine: standsWithout(neverEntered('undone')) },
  {
    id: 'lapse',
    words: 'an urgent decision goes on without being ratified',
    machine: standsWithout(takenAs({ urgent: null })),
  },
  {
    id: 'conditions',
    words: 'a decision does not wait for its conditions',
    machine: standsWithout(takenAs({ conditions: [] })),
  },
  {
    ...{ id: 'afterwards', words: 'what is entered later changes how a decision stood before' },
    machine: standsWithout((decision) => ({
      ...decision,
      entries: decision.entries.map((entry) => ({ ...entry, on: 0 as typeof entry.on })),
    })),
  },
  { id: 'late', words: 'an urgent decision is ratified too late', machine: enters('ratified', RATIFIABLE) },
  {
    ...{ id: 'undone-ratified', words: 'a ratified decision is undone' },
    machine: enters('undone', (decision) => ({ ...decision, ratifiedBy: null })),
  },
  {
    ...{ id: 'not-urgent', words: 'a decision of a meeting is undone as if it were urgent' },
    machine: enters('undone', takenAs({ urgent: { takenBy: [], why: '', ratifyBy: '2999-12-31' } })),
  },
  {
    ...{ id: 'after-its-end', words: 'a condition is met of a decision that has ended' },
    machine: enters('condition met', neverEntered('revoked', 'undone')),
  },
  {
    ...{ id: 'no-condition', words: 'a condition is met that there is not' },
    machine: enters('condition met', takenAs({ conditions: [0, 1, 2].map(() => ({ words: '', isBefore: false })) })),
  },
  {
    ...{ id: 'used', words: 'something rests on a decision that was revoked' },
    machine: enters('used', neverEntered('revoked')),
  },
];
