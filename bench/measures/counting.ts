import { type Day, day, type Json, mintMachineryPass } from '../../src/base/index.ts';
import { countsAfter, runCompiled } from '../../src/indicators/calculate-over.ts';
import {
  type Framework,
  type IndicatorCount,
  type LoadedFramework,
  loadFramework,
} from '../../src/indicators/index.ts';
import type { Reader, Warehouse } from '../../src/warehouse/index.ts';
import { frameworkJson, taken } from '../workspace.ts';

/** The year end at which everything is counted. */
export const PERIOD_END: Day = day('2026-03-31');
export const PASS = mintMachineryPass('indicators');

/** The spine's framework with only these rules; all of them when none is named. */
export function frameworkOf(...ruleIds: readonly string[]): LoadedFramework {
  const whole = frameworkJson() as unknown as Framework;
  const isWanted = (id: string): boolean => ruleIds.length === 0 || ruleIds.includes(id);
  const rules = whole.rules.filter((rule) => isWanted(rule.id));
  const registers = whole.registers.filter((register) => rules.some((rule) => rule.register === register.id));
  const measures = whole.measures.filter((measure) => isWanted(measure.rule));
  return taken(loadFramework({ ...whole, rules, registers, measures } as unknown as Json));
}

/** A reader over the rows of every practice. `close` it. */
export async function everybody(warehouse: Warehouse): Promise<Reader> {
  const snapshot = warehouse.current();
  return taken(await snapshot.people(PASS, snapshot.practices()));
}

/**
 * Facts and counts of a framework over the whole warehouse, from opening a reader to the counts: what `calculate` does
 * before it writes evidence. The room's door does not offer it apart, so it is entered here by the file.
 */
export async function countEverybody(
  warehouse: Warehouse,
  framework: LoadedFramework,
): Promise<readonly IndicatorCount[]> {
  const reader = await everybody(warehouse);
  try {
    const over = { reader, framework, periodEnd: PERIOD_END };
    return await countsAfter(await runCompiled(over), over);
  } finally {
    reader.close();
  }
}

/** People registered on the period end, as ARCHITECTURE.md defines it. */
export async function registeredPeople(warehouse: Warehouse): Promise<number> {
  const reader = await everybody(warehouse);
  const { people } = await reader.row<{ people: bigint }>(
    `SELECT count(DISTINCT person) AS people FROM registrations JOIN persons USING (person)
     WHERE kind = 'regular' AND registered_from <= DATE '2026-03-31' AND coalesce(registered_to > DATE '2026-03-31', true)
       AND coalesce(died_on > DATE '2026-03-31', true)`,
  );
  reader.close();
  return Number(people);
}
