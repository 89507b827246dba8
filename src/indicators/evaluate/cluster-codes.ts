import { inventedConcept, type SnomedCode } from '../../base/index.ts';
import type { Codelist, LoadedFramework } from '../model/framework.ts';
import { selectionsUnder } from '../model/walk.ts';

/** The codes that a reading is written with: of the systolic codelist and of the diastolic. */
export type ReadingCodes = { readonly systolic: SnomedCode; readonly diastolic: SnomedCode };

/**
 * A framework in which each codelist has one code and shares it with no other, because people who are typed in name
 * codelists: a record is in the one that it names and in no other.
 */
export function withClusterCodes(framework: LoadedFramework): LoadedFramework {
  const codelists = Object.entries(framework.codelists).map(([name, list], index): [string, Codelist] => [
    name,
    { ...list, codes: [inventedConcept(index + 1)] },
  ]);
  return { ...framework, codelists: Object.fromEntries(codelists) };
}

/** The codes of every kind of reading that a framework's rules look at. */
export function readingCodes(framework: LoadedFramework): readonly ReadingCodes[] {
  const steps = [...framework.registers, ...framework.rules].flatMap((owner) => [...owner.steps]);
  const pairs = steps.flatMap((step) =>
    selectionsUnder(step.when).flatMap(({ codelists: [top = ''], reading }): [string, ReadingCodes][] => {
      if (!reading) return [];
      const [bottom = ''] = reading.diastolic;
      const [systolic, diastolic] = [top, bottom].map((name) => framework.codelists[name]?.codes[0]);
      return systolic && diastolic ? [[`${top} ${bottom}`, { systolic, diastolic }]] : [];
    }),
  );
  return [...new Map(pairs).values()];
}
