import { type Actor, accepted, type Day, refused } from '../base/index.ts';
import { type Attack, attack, cellOf, type ShownFigure } from '../disclosure/index.ts';
import type { ReportContext } from './context.ts';
import { countedAt, groupSums, knownSums } from './known-sums.ts';
import { reading } from './reading.ts';
import type { Report } from './report.ts';
import { figureKey, ShownFigures } from './shown-figures.ts';

export type AttackReport = {
  /** Figures that the reader was shown, on all pages together. */
  readonly figures: number;
  readonly sums: number;
  /** Counts that were kept back from the reader. */
  readonly cells: number;
  /** How many of those that stand for 1 to 7 people can be worked out, or to fewer than three values. */
  readonly recovered: number;
  readonly bounded: number;
  /** Of how many some of the seven values can be ruled out, and three or more are left. */
  readonly narrowed: number;
  /** The first few cells that leak, by name and never by value. */
  readonly leaks: readonly string[];
  /** The cell that was planted, and whether it was found; null when none was. */
  readonly planted: { readonly cell: string; readonly isFound: boolean } | null;
};

const MOST_TOLD = 10;
const PERIOD_ENDS = 2;

/**
 * Tries to work out what is kept back from a reader, from all that they are shown and the sums that everybody knows.
 * @param ask `isPlanted`: beside what is shown, the exact counts by which one small count can be worked out
 */
export function disclosureAttackReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly isPlanted: boolean },
): Report<AttackReport> {
  const what = {
    actions: ['see published'] as const,
    verb: 'attack disclosure',
    subject: `disclosure to ${reader.user}`,
  };
  return reading(context, reader, what, async () => {
    const periodEnds = (await context.book.periodEnds()).slice(0, PERIOD_ENDS);
    const shown = await ShownFigures.gathered(context, reader, periodEnds);
    const sums = [...(await knownSums(context, periodEnds)), ...groupSums(context, shown.groups)];
    const plant = ask.isPlanted ? await plantedLeak(context, periodEnds, shown.figures) : undefined;
    if (ask.isPlanted && plant === undefined) {
      return refused({
        code: 'not-found',
        message: 'Nothing is kept back from this reader in which a leak could be planted.',
      });
    }
    const found = attack([...shown.figures, ...(plant?.figures ?? [])], sums);
    return accepted({ figures: shown.figures.length, sums: sums.length, ...told(found, plant?.cell) });
  });
}

function told(found: Attack, planted: string | undefined): Omit<AttackReport, 'figures' | 'sums'> {
  const { cells, recovered, bounded, narrowed } = found;
  return {
    ...{ cells, recovered: recovered.length, bounded: bounded.length, narrowed },
    leaks: [...recovered, ...bounded].slice(0, MOST_TOLD),
    planted: planted === undefined ? null : { cell: planted, isFound: recovered.includes(planted) },
  };
}

/**
 * What a page would show that gives a denominator and its numerator exactly where those who missed it are few: the third
 * can then be worked out.
 */
async function plantedLeak(
  context: ReportContext,
  periodEnds: readonly Day[],
  shown: readonly ShownFigure[],
): Promise<{ readonly cell: string; readonly figures: readonly ShownFigure[] } | undefined> {
  const keptBack = new Set(
    shown.filter((one) => one.shown === '1 to 7' && one.as === 'released').map(({ cell }) => cell),
  );
  for (const periodEnd of periodEnds) {
    for (const { family, indicator, counts } of await countedAt(context, periodEnd)) {
      for (const [practice, { denominator, numerator }] of counts) {
        const name = (part: string) => cellOf(figureKey(family, indicator, periodEnd, `practice ${practice}`), part);
        if (!keptBack.has(name('missed'))) continue;
        const exactly = (part: string, count: number) => ({ cell: name(part), shown: count, as: 'exact' as const });
        return {
          cell: name('missed'),
          figures: [exactly('denominator', denominator), exactly('numerator', numerator)],
        };
      }
    }
  }
  return undefined;
}
