import { type Day, dayFromIso } from '../../base/index.ts';
import type { Kept } from '../kept/entry.ts';

export const AUDITS = ['internal', 'external'] as const;
export const RISKS = ['high', 'medium', 'low'] as const;

/** What an audit recommended. `dueOn` is ISO. */
export type Recommended = {
  readonly audit: (typeof AUDITS)[number];
  readonly report: string;
  readonly words: string;
  readonly risk: (typeof RISKS)[number];
  readonly owner: string;
  readonly dueOn: string;
};

export type RecommendationEntry =
  | ({ readonly kind: 'recommended' } & Recommended)
  | { readonly kind: 'implemented'; readonly words: string };

/** A recommendation as it stands. */
export type Recommendation = Recommended & {
  /** `audit-<number>` */
  readonly id: string;
  readonly from: Day;
  /** What shows that it was done; null: it is open. */
  readonly shown: string | null;
  readonly isOverdue: boolean;
};

/** A recommendation from its entries, of which the first makes it. */
export function recommendationFrom(id: string, entries: readonly Kept<RecommendationEntry>[], on: Day): Recommendation {
  const [first] = entries;
  if (first?.says.kind !== 'recommended') throw new Error(`The entries of ${id} do not begin with the recommendation.`);
  const { kind: _, ...recommended } = first.says;
  const done = entries.findLast(({ says }) => says.kind === 'implemented');
  const isOverdue = done === undefined && (dayFromIso(recommended.dueOn) as Day) < on;
  return { id, ...recommended, from: first.on, shown: done?.says.words ?? null, isOverdue };
}

/** What is wrong with a recommendation, in words; undefined when it can be kept. */
export function recommendedFault({ audit, risk, words, owner, report, dueOn }: Recommended): string | undefined {
  if (!AUDITS.includes(audit) || !RISKS.includes(risk)) return 'Say whose audit it was, and how great the risk is.';
  if ([words, owner, report].some((each) => each.trim() === ''))
    return 'Give the recommendation, the report and the owner.';
  return dayFromIso(dueOn) === undefined ? 'Give the day by which it is done, as 2026-05-19.' : undefined;
}
