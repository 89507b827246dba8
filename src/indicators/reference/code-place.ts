import type { SnomedCode } from '../../base/index.ts';
import type { Selection } from '../model/expression.ts';
import type { LoadedFramework } from '../model/framework.ts';
import { selectionsOfRate } from '../model/rate-walk.ts';
import { selectionsUnder } from '../model/walk.ts';

/** A code that a framework's rules look at. */
export type CodePlace = {
  readonly code: SnomedCode;
  /** Rows of codes in one group may stand beside each other in an order; of two groups never. */
  readonly group: number;
  /** Half of a blood pressure reading: its encounter says which other half is its own. */
  readonly isReading: boolean;
};

function selectionsOf(framework: LoadedFramework): readonly Selection[] {
  const steps = [...framework.registers, ...framework.rules].flatMap((owner) => [...owner.steps]);
  const ofRates = (framework.rates ?? []).flatMap(selectionsOfRate);
  return [...steps.flatMap((step) => selectionsUnder(step.when)), ...ofRates];
}

function codesIn(framework: LoadedFramework, names: readonly string[]): readonly SnomedCode[] {
  return names.flatMap((name) => framework.codelists[name]?.codes ?? []);
}

/** Every SNOMED CT code that a framework's rules look at, each once, sorted. */
export function codesLookedAt(framework: LoadedFramework): readonly SnomedCode[] {
  const names = selectionsOf(framework).flatMap((each) => [...each.codelists, ...(each.reading?.diastolic ?? [])]);
  return [...new Set(codesIn(framework, [...new Set(names)]))].sort();
}

const PLACES = new WeakMap<LoadedFramework, readonly CodePlace[]>();

/** Codes with their groups: two codes that one selection takes are in one group. Worked out once for a framework. */
export function codePlaces(framework: LoadedFramework): readonly CodePlace[] {
  const places = PLACES.get(framework) ?? placesOf(framework);
  PLACES.set(framework, places);
  return places;
}

function placesOf(framework: LoadedFramework): readonly CodePlace[] {
  const selections = selectionsOf(framework);
  const groups = new Map<SnomedCode, number>();
  let next = 1;
  for (const names of selections.flatMap((each) => [each.codelists, each.reading?.diastolic ?? []])) {
    const codes = codesIn(framework, names);
    const met = new Set(codes.flatMap((code) => groups.get(code) ?? []));
    for (const [code, group] of groups) if (met.has(group)) groups.set(code, next);
    for (const code of codes) groups.set(code, next);
    next += 1;
  }
  const readings = selections.filter((each) => each.reading);
  const halves = new Set(
    codesIn(
      framework,
      readings.flatMap((each) => [...each.codelists, ...(each.reading?.diastolic ?? [])]),
    ),
  );
  return codesLookedAt(framework).map((code) => ({ code, group: groups.get(code) ?? 0, isReading: halves.has(code) }));
}
