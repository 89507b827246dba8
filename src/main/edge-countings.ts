import type { Day, OdsCode } from '../base/index.ts';
import type { Participation } from '../contracts/index.ts';
import type { Counting } from '../edge/index.ts';
import { type LoadedFramework, narrowedToPaid } from '../indicators/index.ts';

/** By what practices count, as the policy in force says. */
export type CountedBy = {
  /** Every practice counts by this one. */
  readonly framework: LoadedFramework;
  readonly participations: readonly Pick<Participation, 'practice' | 'framework' | 'validFrom' | 'validTo'>[];
  /** A framework that somebody takes part in. */
  readonly named: (id: string) => LoadedFramework;
};

/**
 * By what a practice counts everybody registered: by the framework of all practices at every cut-off, and by what earns
 * points in another at those of the years in which it takes part in that.
 */
export function countingsOf(
  { framework, participations, named }: CountedBy,
  practice: OdsCode,
  cutOffs: readonly Day[],
): readonly Counting[] {
  const others = participations
    .filter((each) => each.practice === practice)
    .map((each) => ({
      framework: narrowedToPaid(named(each.framework), framework),
      cutOffs: cutOffs.filter((on) => each.validFrom <= on && on <= each.validTo),
    }));
  return [{ framework, cutOffs }, ...others.filter((each) => each.cutOffs.length > 0)];
}
