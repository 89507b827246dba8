import { type Actor, accepted, isoOfDay, type Json, type OdsCode, type Outcome, refused } from '../../base/index.ts';
import {
  FIVE_TESTS,
  PREMIUM_TESTS,
  type PremiumTestId,
  type PremiumTestsJson,
  premiumTestsId,
} from '../../governance/index.ts';
import { currentDefinition, saveDefinition } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { commissionerHolds } from '../may-decide.ts';

export type PremiumTestAsk = {
  readonly practice: OdsCode;
  /** 2025/26 */
  readonly year: string;
  readonly test: string;
  /** `met` or `not met`. */
  readonly finding: string;
  readonly evidence: string;
};

const SHORTEST = 10;
const LONGEST = 5000;

/**
 * Records one of the five tests of a practice's premium, with its evidence. Recorded again, it stands beside the earlier.
 * Refuses `function.not-held` while monitoring these contracts is another body's, `input.invalid` for a test or finding that is none, too little evidence, and a practice without a PMS contract.
 */
export function recordPremiumTest(
  context: ActionContext,
  actor: Actor,
  ask: PremiumTestAsk,
): Promise<Outcome<PremiumTestsJson>> {
  const { practice, year } = ask;
  const id = premiumTestsId(practice, year);
  const deed = {
    action: 'record premium test',
    practice,
    verb: 'record premium test',
    subject: `premium ${id}`,
  } as const;
  return acting(context, actor, deed, async () => {
    const wrong = wrongIn(context, ask);
    if (wrong !== undefined) return refused({ code: 'input.invalid', message: wrong });
    return context.store.write(async (db) => {
      const held = await commissionerHolds(context, db, { function: 'contract-monitoring', contract: 'PMS' });
      if (!held.ok) return held;
      const kept = await currentDefinition(db, PREMIUM_TESTS, id, context.businessDate);
      const before = (kept?.json as unknown as PremiumTestsJson | undefined)?.recorded ?? [];
      const recorded = {
        test: ask.test as PremiumTestId,
        isMet: ask.finding === 'met',
        evidence: ask.evidence.trim(),
        by: actor.user,
        on: isoOfDay(context.businessDate),
      };
      const after: PremiumTestsJson = { practice, year, recorded: [...before, recorded] };
      const json = after as unknown as Json;
      await saveDefinition(db, { kind: PREMIUM_TESTS, id, json, knownFrom: context.businessDate });
      return accepted(after);
    });
  });
}

function wrongIn(
  context: ActionContext,
  { practice, year, test, finding, evidence }: PremiumTestAsk,
): string | undefined {
  const named = context.register.practice(practice);
  if (!named.ok || named.value.contractType !== 'PMS') return `${practice} has no PMS contract, and so no premium.`;
  if (!/^\d{4}\/\d{2}$/.test(year)) return `A year is written 2025/26, not ${year}.`;
  if (!Object.hasOwn(FIVE_TESTS, test)) return `The tests are ${Object.keys(FIVE_TESTS).join(', ')}.`;
  if (finding !== 'met' && finding !== 'not met') return 'A test is met or not met.';
  const { length } = evidence.trim();
  if (length < SHORTEST || length > LONGEST) return `Write ${SHORTEST} to ${LONGEST} characters of evidence.`;
  return undefined;
}
