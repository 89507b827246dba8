import {
  type Actor,
  accepted,
  type Day,
  noProgress,
  type OdsCode,
  type Outcome,
  type Progress,
} from '../../base/index.ts';
import {
  calculate,
  type Difference,
  frameworkNamed,
  type KeptVerification,
  keepVerification,
  keptVerifications,
  type LoadedFramework,
  verify,
} from '../../indicators/index.ts';
import type { Snapshot } from '../../warehouse/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { countedPractices } from '../payments/verified-pins.ts';
import { raisedAt } from './result-query.ts';

/** What comparing the two calculators came to at a period end, all practices together. */
export type VerifiedPeriod = Omit<KeptVerification, 'at'> & {
  readonly framework: string;
  readonly snapshot: string;
  readonly periodEnd: Day;
  /** How many rules and rates were compared. */
  readonly indicators: number;
  /** At most a hundred of those found now; what was compared before is known by its number alone. */
  readonly firstDifferences: readonly Difference[];
  readonly practices: number;
  /** Of these the practices that were compared now; of the others the same rows had been compared before. */
  readonly comparedNow: readonly OdsCode[];
};

export type VerifyResultsAsk = {
  /** The id of the framework; absent: the one that practices are paid by. */
  readonly framework?: string;
  readonly periodEnds: readonly Day[];
  /** Compares every practice, those too whose rows were compared before. */
  readonly again?: boolean;
};

/**
 * Counts every practice at each period end, compares the two calculators person for person in those whose rows are
 * new, and keeps what it came to. A run may be certified only on results on which they agreed. Implausible results are
 * queried with the practice on the same day.
 */
export function verifyResults(
  context: ActionContext,
  actor: Actor,
  ask: VerifyResultsAsk,
  progress?: Progress,
): Promise<Outcome<readonly VerifiedPeriod[]>> {
  const snapshot = context.warehouse.current();
  const deed = { action: 'prepare payment' as const, verb: 'verify results', subject: `snapshot ${snapshot.hash}` };
  return acting(context, actor, deed, async () => {
    const { framework: paidBy, frameworks = [paidBy] } = context;
    const framework = ask.framework === undefined ? accepted(paidBy) : frameworkNamed(frameworks, ask.framework);
    if (!framework.ok) return framework;
    const verified: VerifiedPeriod[] = [];
    for (const periodEnd of ask.periodEnds) {
      const period = await verifiedAt(
        context,
        { snapshot, framework: framework.value, periodEnd, again: ask.again === true },
        progress,
      );
      if (!period.ok) return period;
      verified.push(period.value);
    }
    return accepted(verified);
  });
}

type At = {
  readonly snapshot: Snapshot;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
  readonly again: boolean;
};

async function verifiedAt(
  context: ActionContext,
  { snapshot, framework, periodEnd, again }: At,
  progress: Progress = noProgress,
): Promise<Outcome<VerifiedPeriod>> {
  const { warehouse, indicatorsPass: pass, store, businessDate, clock } = context;
  const practices = countedPractices(context, snapshot);
  await calculate({ warehouse, snapshot, pass, framework, periodEnd, practices, progress });
  const over = { snapshot, framework: framework.hash, periodEnd };
  const kept = new Map(await store.read((db) => keptVerifications(db, over, practices, businessDate)));
  const comparedNow = practices.filter((practice) => again || !kept.has(practice));
  const firstDifferences: Difference[] = [];
  let done = 0;
  for await (const [practice, found] of verify({ snapshot, pass, framework, periodEnd, practices: comparedNow })) {
    const { people, compared, differenceCount: differences } = found;
    const verification = { people, compared, differences, at: clock.now() };
    await store.write((db) => keepVerification(db, over, practice, verification, businessDate));
    kept.set(practice, verification);
    firstDifferences.push(...found.differences);
    done += 1;
    progress('compare the two calculators', done, comparedNow.length, 'practices');
  }
  if (framework === context.framework) await raisedAt(context, periodEnd);
  return accepted({
    ...added([...kept.values()]),
    framework: framework.id,
    snapshot: snapshot.hash,
    periodEnd,
    indicators: framework.rules.length + (framework.rates?.length ?? 0),
    firstDifferences: firstDifferences.slice(0, MOST_DIFFERENCES),
    practices: practices.length,
    comparedNow,
  });
}

const MOST_DIFFERENCES = 100;

function added(all: readonly KeptVerification[]): Omit<KeptVerification, 'at'> {
  const sum = (of: (one: KeptVerification) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    people: sum((one) => one.people),
    compared: sum((one) => one.compared),
    differences: sum((one) => one.differences),
  };
}
