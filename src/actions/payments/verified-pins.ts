import { type Day, dayFromIso, dayText, isoOfDay, type OdsCode, type Refusal } from '../../base/index.ts';
import type { Statement } from '../../contracts/index.ts';
import { type ComparedOver, keptVerifications } from '../../indicators/index.ts';
import type { Snapshot } from '../../warehouse/index.ts';
import type { ActionContext } from '../context.ts';

/**
 * Why statements may not be approved: the results that they pin were not compared, or differed. Every practice's count,
 * because a practice is paid by the prevalence of the whole borough.
 */
export async function unverifiedResults(
  context: ActionContext,
  statements: readonly Statement[],
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  for (const { snapshot, framework, periodEnd } of pinned(statements)) {
    const found = context.warehouse.at(snapshot);
    const over = found.ok ? { snapshot: found.value, framework, periodEnd } : undefined;
    const compare = remedy(context, framework, periodEnd);
    refusals.push(
      ...(over === undefined ? [notCompared(periodEnd, compare)] : await disagreements(context, over, compare)),
    );
  }
  return refusals;
}

type Pinned = Omit<ComparedOver, 'snapshot'> & { readonly snapshot: string };

/** Every snapshot, framework and period end that the statements' counts come from. */
function pinned(statements: readonly Statement[]): readonly Pinned[] {
  const found = new Map<string, Pinned>();
  for (const { lines, pins } of statements) {
    for (const rest of lines.flatMap((line) => line.restsOn)) {
      const periodEnd = rest.kind === 'counts' ? dayFromIso(rest.periodEnd) : undefined;
      if (rest.kind !== 'counts' || pins.framework === undefined || periodEnd === undefined) continue;
      const { snapshot } = rest;
      found.set(`${snapshot} ${pins.framework} ${periodEnd}`, { snapshot, framework: pins.framework, periodEnd });
    }
  }
  return [...found.values()];
}

async function disagreements(context: ActionContext, over: ComparedOver, compare: string): Promise<readonly Refusal[]> {
  const { businessDate, store } = context;
  const practices = countedPractices(context, over.snapshot);
  const kept = await store.read((db) => keptVerifications(db, over, practices, businessDate));
  const missing = practices.find((practice) => !kept.has(practice));
  if (missing !== undefined) return [notCompared(over.periodEnd, compare, missing)];
  const differences = [...kept.values()].reduce((sum, each) => sum + each.differences, 0);
  return differences === 0 ? [] : [differ(over.periodEnd, differences, compare)];
}

/** The practices of the register whose people a snapshot holds. */
export function countedPractices({ register }: ActionContext, snapshot: Snapshot): readonly OdsCode[] {
  return snapshot.practices().filter((practice) => register.has(practice));
}

/** The command that compares a framework's results: a settlement rests on that of the scheme that a practice is in. */
function remedy({ framework, frameworks = [framework] }: ActionContext, hash: string, periodEnd: Day): string {
  const id = frameworks.find((one) => one.hash === hash)?.id ?? hash;
  return `Have the results verified, and certify the run then: commonweal verify ${id} --period-end ${isoOfDay(periodEnd)}`;
}

function notCompared(periodEnd: Day, compare: string, practice?: OdsCode): Refusal {
  const whose = practice === undefined ? '' : ` of practice ${practice}`;
  const message = `The two calculators have not been compared on the results${whose} at ${dayText(periodEnd)} that the run rests on.`;
  return { code: 'result.not-verified', message, remedy: compare };
}

function differ(periodEnd: Day, differences: number, compare: string): Refusal {
  const message = `The two calculators differ on ${differences} people at ${dayText(periodEnd)}.`;
  return { code: 'result.not-verified', message, remedy: compare };
}
