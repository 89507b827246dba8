import { type Day, day, type Json, mintMachineryPass, type OdsCode } from '../../src/base/index.ts';
import { countsAfter, runCompiled } from '../../src/indicators/calculate-over.ts';
import {
  type Framework,
  type IndicatorCount,
  type LoadedFramework,
  loadFramework,
} from '../../src/indicators/index.ts';
import { narrowedTo, narrowedToRates } from '../../src/indicators/model/narrowed.ts';
import type { Reader, Warehouse } from '../../src/warehouse/index.ts';
import { frameworkJson, taken } from '../workspace.ts';

/** The year end at which everything is counted. */
export const PERIOD_END: Day = day('2026-03-31');
export const PASS = mintMachineryPass('indicators');

export const SPINE = 'spine/2025-26';
export const OUTCOMES = 'quality-outcomes-for-health/2025-26';

/** A framework of the repository. */
export function frameworkOf(id: string): LoadedFramework {
  return taken(loadFramework(frameworkJson(id)));
}

/** Each rule and rate of a framework with what it rests on, apart from the others; a rule stands first. */
export function frameworksApart(framework: LoadedFramework): readonly LoadedFramework[] {
  const { rules, rates = [] } = framework;
  return [
    ...rules.map((rule) => narrowedTo(framework, rule)),
    ...rates.map((rate) => narrowedToRates(framework, [rate])),
  ];
}

/** The spine's framework with only these rules. */
export function spineOf(...ruleIds: readonly string[]): LoadedFramework {
  const whole = frameworkJson(SPINE) as unknown as Framework;
  const isWanted = (id: string): boolean => ruleIds.includes(id);
  const rules = whole.rules.filter((rule) => isWanted(rule.id));
  const registers = whole.registers.filter((register) => rules.some((rule) => rule.register === register.id));
  const measures = whole.measures.filter((measure) => isWanted(measure.rule));
  return taken(loadFramework({ ...whole, rules, registers, measures } as unknown as Json));
}

/** A reader over the rows of every practice, or of some. `close` it. */
export async function everybody(
  warehouse: Warehouse,
  practices: readonly OdsCode[] = warehouse.current().practices(),
): Promise<Reader> {
  return taken(await warehouse.current().people(PASS, practices));
}

/**
 * Facts and counts of a framework over the whole warehouse, from opening a reader to the counts: what `calculate` does
 * before it writes evidence. The room's door does not offer it apart, so it is entered here by the file.
 */
export async function countEverybody(
  warehouse: Warehouse,
  framework: LoadedFramework,
  practices?: readonly OdsCode[],
): Promise<readonly IndicatorCount[]> {
  const reader = await everybody(warehouse, practices);
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
