import type { MeetingReport, ShownItem } from '../../../reports/index.ts';
import { sentenceCase } from '../../layout/figures.ts';
import type { Fact } from '../../layout/page.ts';

const COVER_WORDS = {
  decisionSought: 'Decision sought',
  money: 'Money',
  conflicts: 'Conflicts of interest',
  involvement: 'Patient involvement',
  equality: 'Equality',
  risk: 'Risk',
} as const;

/** What is printed of each item below the agenda. */
export type ItemSection = {
  readonly id: string;
  readonly heading: string;
  readonly words: string;
  readonly cover: readonly Fact<never>[];
  /** Drafted or edited minute, a paragraph each. */
  readonly minute: readonly string[];
};

export function itemSections({ items }: MeetingReport): readonly ItemSection[] {
  return items.map((item) => ({
    id: `item-${item.number}`,
    heading: `Item ${item.number}: ${item.title}`,
    words: wordsOf(item),
    cover: coverFacts(item),
    minute: item.minute,
  }));
}

export function coverFacts({ cover }: Pick<ShownItem, 'cover'>): readonly Fact<never>[] {
  if (cover === null) return [];
  return Object.entries(COVER_WORDS).map(([part, name]) => {
    const value = cover[part as keyof typeof COVER_WORDS];
    return { name, value: value === '' ? 'nothing written' : value };
  });
}

function wordsOf({ purpose, matter, names, withheld, motion, votes, guests }: ShownItem): string {
  const about = matter === null ? '' : ` It decides on a ${matter.kind} (${matter.subject}).`;
  const named = names.length === 0 ? '' : ` It names ${names.join(', ')}.`;
  const kept = withheld === null ? '' : ` Cover and papers are not shown: ${withheld}.`;
  const moved = motion === null ? '' : ` The motion: ${motion}`;
  const fell = votes === null ? '' : ` ${votes.inFavour} for, ${votes.against} against, ${votes.abstained} abstained.`;
  const joined = guests.map(({ name, from }) => ` ${name} (${from}) joined for it.`).join('');
  return `${sentenceCase(`for ${purpose}`)}.${about}${named}${kept}${joined}${moved}${fell}`;
}
