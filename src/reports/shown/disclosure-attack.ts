import { type Actor, accepted, noProgress, type Progress, refused } from '../../base/index.ts';
import {
  type Attack,
  attack,
  releaseCount,
  type SecretCell,
  type ShownFigure,
  type SumOfCells,
} from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { allShown } from './all-shown.ts';
import type { ShownKind } from './shown-kind.ts';

/** A leak that was planted among the figures of one kind of page, by the cell that it gives away. */
export type PlantedLeak = { readonly kind: string; readonly cell: string; readonly isFound: boolean };

export type AttackReport = {
  /** Figures that the reader was shown, on all pages together, and of each kind of page. */
  readonly figures: number;
  readonly kinds: readonly { readonly kind: string; readonly figures: number; readonly sums: number }[];
  readonly sums: number;
  /** Counts that were kept back from the reader. */
  readonly cells: number;
  /** How many of those that stand for 1 to 7 people can be worked out, or to fewer than three values. */
  readonly recovered: number;
  readonly bounded: number;
  /** Counts of 1 to 7 of which nobody is told, and of which it can be worked out that they are not nought. */
  readonly present: number;
  /** Counts of eight or more of which nobody is told, and of which more can be worked out than a rounded figure would tell. */
  readonly closer: number;
  /** Of how many some of the seven values can be ruled out, and three or more are left. */
  readonly narrowed: number;
  /** Cells that contradict one another: the sums known of them are not those by which they were released. */
  readonly contradicted: number;
  /** The first few cells that leak, by name and never by value. */
  readonly leaks: readonly string[];
  /** One leak for each kind of page that keeps something back; null when none was to be planted. */
  readonly planted: readonly PlantedLeak[] | null;
};

const MOST_TOLD = 10;
const PERIOD_ENDS = 2;

/**
 * Tries to work out what is kept back from a reader, from all that they are shown and the sums that everybody knows.
 * @param ask `isPlanted`: beside what is shown, of each kind of page what would give one small count away
 */
export function disclosureAttackReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly isPlanted: boolean },
  progress: Progress = noProgress,
): Report<AttackReport> {
  const what = {
    actions: ['see published'] as const,
    verb: 'attack disclosure',
    subject: `disclosure to ${reader.user}`,
  };
  return reading(context, reader, what, async () => {
    const periodEnds = (await context.book.periodEnds()).slice(0, PERIOD_ENDS);
    const kinds = await allShown({ context, reader, periodEnds }, progress);
    const figures = kinds.flatMap((kind) => kind.figures);
    const sums = kinds.flatMap((kind) => kind.sums);
    const isKeptBack = figures.some(({ as }) => as === 'released');
    const own = new Set(figures.filter(({ as }) => as === 'exact by right').map(({ cell }) => cell));
    const leaks = isKeptBack ? kinds.flatMap((kind) => roundedLeakOf(kind, own) ?? exactLeakOf(kind, own) ?? []) : [];
    const planted = ask.isPlanted ? leaks : null;
    if (planted?.length === 0) {
      return refused({
        code: 'not-found',
        message: 'Nothing is kept back from this reader in which a leak could be planted.',
      });
    }
    const secrets = kinds.flatMap((kind) => kind.secrets ?? []);
    const found = attack([...figures, ...(planted ?? []).flatMap((leak) => leak.figures)], sums, secrets);
    return accepted({
      figures: figures.length,
      kinds: kinds.map((kind) => ({ kind: kind.kind, figures: kind.figures.length, sums: kind.sums.length })),
      sums: sums.length,
      ...told(found),
      planted: planted === null ? null : planted.map((leak) => foundIn(found, leak)),
    });
  });
}

function told({ cells, recovered, bounded, present, closer, narrowed, contradicted }: Attack) {
  return {
    ...{ cells, recovered: recovered.length, bounded: bounded.length, present: present.length, narrowed },
    closer: closer.length,
    contradicted: contradicted.length,
    leaks: [...new Set([...recovered, ...bounded, ...present, ...closer])].slice(0, MOST_TOLD),
  };
}

const FEW: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7]);

type Leak = { readonly kind: string; readonly cell: string; readonly figures: readonly ShownFigure[] };

/**
 * What a page of this kind would show that gave one small count away: exactly, all the counts of a sum but that one; where no
 * sum is known of it, that count as another page would show it.
 */
function exactLeakOf(
  { kind, figures, sums, exactly, secrets = [] }: ShownKind,
  own: ReadonlySet<string>,
): Leak | undefined {
  const isFew = ({ cell, shown }: ShownFigure): boolean =>
    shown === '1 to 7' || (shown === 'not shown' && FEW.has(exactly.get(cell) ?? 0));
  const few = figures.filter((one) => one.as === 'released' && isFew(one)).map(({ cell }) => cell);
  const keptBack = new Set([...few, ...fewAmong(secrets)]);
  for (const sum of sums) {
    const cell = cellsOf(sum).find((each) => keptBack.has(each));
    const around = cell === undefined ? [] : cellsOf(sum).filter((each) => each !== cell);
    if (cell === undefined || around.some((each) => !exactly.has(each)) || isOfOwn(around, own)) continue;
    return { kind, cell, figures: around.map((each) => exactFigure(each, exactly.get(each) ?? 0)) };
  }
  const [alone] = keptBack;
  return alone === undefined
    ? undefined
    : { kind, cell: alone, figures: [exactFigure(alone, exactly.get(alone) ?? 1)] };
}

/**
 * What two pages would show that told one count on two bases, each rounded by itself: 10 beside 1 to 7. Undefined where nothing is
 * secret among the figures of the kind, or rounding hides it.
 */
function roundedLeakOf({ kind, sums, exactly, secrets = [] }: ShownKind, own: ReadonlySet<string>): Leak | undefined {
  const isSecret = new Set(fewAmong(secrets));
  for (const sum of sums) {
    const cell = sum.parts.find((part) => isSecret.has(part));
    const around = cellsOf(sum).filter((each) => each !== cell);
    if (cell === undefined || isOfOwn(around, own)) continue;
    const figures = around.map((each): ShownFigure => {
      return { cell: each, shown: releaseCount('management', exactly.get(each) ?? 0).value, as: 'released' };
    });
    if (attack(figures, [sum], [{ cell, people: 1 }]).present.length > 0) return { kind, cell, figures };
  }
  return undefined;
}

/** Whether a reader knows by right all that a sum is of but one: that one is then no secret of theirs. */
function isOfOwn(around: readonly string[], own: ReadonlySet<string>): boolean {
  return around.every((cell) => own.has(cell));
}

/** Of secret cells, those of 1 to 7 people: of the others a leak tells less. */
function fewAmong(secrets: readonly SecretCell[]): readonly string[] {
  return secrets.flatMap(({ cell, people }) => (FEW.has(people) ? [cell] : []));
}

function foundIn({ recovered, present }: Attack, { kind, cell }: Leak): PlantedLeak {
  return { kind, cell, isFound: recovered.includes(cell) || present.includes(cell) };
}

function cellsOf({ whole, parts }: SumOfCells): readonly string[] {
  return [whole, ...parts];
}

function exactFigure(cell: string, shown: number): ShownFigure {
  return { cell, shown, as: 'exact' };
}
