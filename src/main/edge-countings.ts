import type { Day, OdsCode } from '../base/index.ts';
import { rulesCountedOn, type TakesPart } from '../contracts/index.ts';
import type { Counting } from '../edge/index.ts';
import { type LoadedFramework, narrowedToRules, rulesInBoth } from '../indicators/index.ts';

/** By what practices count, as the policy in force says. */
export type CountedBy = {
  /** Every practice counts by this one. */
  readonly framework: LoadedFramework;
  readonly participations: readonly TakesPart[];
  /** A framework that somebody takes part in. */
  readonly named: (id: string) => LoadedFramework;
};

/**
 * By what a practice counts everybody registered: by the framework of all practices at every cut-off, and by another that
 * some take part in what `rulesCountedOn` says of the cut-off. A rule that one before has word for word is not counted again.
 */
export function countingsOf(
  { framework, participations, named }: CountedBy,
  practice: OdsCode,
  cutOffs: readonly Day[],
): readonly Counting[] {
  const countings: Counting[] = [{ framework, cutOffs }];
  for (const id of new Set(participations.map((each) => each.framework))) {
    const other = named(id);
    const asked = new Map(
      cutOffs.map((on) => {
        const before = countings.filter((each) => each.cutOffs.includes(on));
        const counted = new Set(before.flatMap((each) => rulesInBoth(other, each.framework)));
        return [on, rulesCountedOn(other, participations, practice, on).filter((rule) => !counted.has(rule))];
      }),
    );
    for (const alike of Map.groupBy(asked, ([, rules]) => rules.join(' ')).values()) {
      const [[, rules]] = alike as [(typeof alike)[number]];
      if (rules.length === 0) continue;
      countings.push({ framework: narrowedToRules(other, rules), cutOffs: alike.map(([on]) => on) });
    }
  }
  return countings;
}
