import { assert, type Day, type MachineryPass, noProgress, type OdsCode, type Progress } from '../base/index.ts';
import type { Snapshot, Warehouse } from '../warehouse/index.ts';
import { countsAfter, runCompiled } from './calculate-over.ts';
import { EvidenceFolder, evidenceCopy, prepareEvidence } from './evidence.ts';
import { keptCalculator } from './kept-calculator.ts';
import type { LoadedFramework } from './model/framework.ts';
import { rulesOnly } from './model/narrowed.ts';
import type { IndicatorCount } from './model/result.ts';
import { indicatorCount } from './tally.ts';

export type Calculate = {
  readonly warehouse: Warehouse;
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
  /** Absent: every practice of the snapshot. One that has sent nobody has no counts: missing is not nought. */
  readonly practices?: readonly OdsCode[];
  readonly progress?: Progress;
};

export type Calculated = {
  /** In order of practice and of the framework's rules. */
  readonly counts: readonly IndicatorCount[];
  /** Practices whose people were counted now; the others' counts were kept with their evidence. */
  readonly counted: readonly OdsCode[];
};

/**
 * The counts of every practice and indicator, with evidence written for each practice (who counted as what, and by
 * which step). What was written for the same rows of a practice, framework and period end is used again, whatever else
 * the snapshot holds: after one practice's new rows only that practice is counted. A framework without a rule counts nobody.
 */
export async function calculate(o: Calculate): Promise<Calculated> {
  if (o.framework.rules.length === 0) return { counts: [], counted: [] };
  const known = new Set(o.snapshot.practices());
  const practices = [...new Set(o.practices ?? known)].filter((practice) => known.has(practice)).sort();
  const folder = new EvidenceFolder(o);
  const kept = new Map(practices.map((practice) => [practice, folder.kept(practice)?.counts]));
  const missing = practices.filter((practice) => kept.get(practice) === undefined);
  const [first] = missing;
  if (first !== undefined && missing.length === 1) kept.set(first, await calculateOne(o, folder, first));
  else if (missing.length > 0) await calculateMissing(o, folder, missing, kept);
  return { counts: practices.flatMap((practice) => [...(kept.get(practice) ?? [])]), counted: missing };
}

/** One practice, as after its new day: by a calculator that is ready for it since the last. */
async function calculateOne(
  o: Calculate,
  folder: EvidenceFolder,
  practice: OdsCode,
): Promise<readonly IndicatorCount[]> {
  const { snapshot, pass, periodEnd, warehouse, progress = noProgress } = o;
  const framework = rulesOnly(o.framework);
  const calculator = await keptCalculator(warehouse, framework, periodEnd);
  const counts = await calculator.decide({ snapshot, pass, practice }, ([copying, counting]) => {
    const copy = (path: string) => copying.run(evidenceCopy(practice, path));
    const count = async () => {
      const found = await countsAfter(calculator.compiled, { reader: counting, framework, periodEnd });
      const own = found.filter((each) => each.practice === practice);
      return own.length > 0 ? own : nobody(framework, practice, periodEnd);
    };
    return folder.write({ practice, copy, count, folder: warehouse.temporaryDirectory() });
  });
  progress('count', 1, 1, 'practices');
  return counts;
}

type Kept = Map<OdsCode, readonly IndicatorCount[] | undefined>;

async function calculateMissing(
  o: Calculate,
  folder: EvidenceFolder,
  missing: readonly OdsCode[],
  kept: Kept,
): Promise<void> {
  const { periodEnd, progress = noProgress } = o;
  const framework = rulesOnly(o.framework);
  const opened = await o.snapshot.people(o.pass, missing);
  assert(opened.ok, 'a machinery pass covers every practice');
  const over = { reader: opened.value, framework, periodEnd };
  try {
    const compiled = await runCompiled(over);
    const counts = Map.groupBy(await countsAfter(compiled, over), (count) => count.practice);
    await prepareEvidence(over.reader, framework);
    for (const [done, practice] of missing.entries()) {
      const own = counts.get(practice) ?? nobody(framework, practice, periodEnd);
      const copy = (path: string) => over.reader.run(evidenceCopy(practice, path, 'decided'));
      const written = { practice, copy, count: () => own, folder: o.warehouse.temporaryDirectory() };
      kept.set(practice, await folder.write(written));
      progress('count', done + 1, missing.length, 'practices');
    }
  } finally {
    over.reader.close();
  }
}

/** A practice that sent people of whom none is registered on the day: nought of each. */
function nobody(framework: LoadedFramework, practice: OdsCode, periodEnd: Day): readonly IndicatorCount[] {
  return framework.rules.map((rule) => indicatorCount(framework, rule.id, new Map(), { practice, periodEnd }));
}
