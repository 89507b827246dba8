import {
  type Actor,
  accepted,
  type Day,
  monthOfDay,
  type OdsCode,
  quarterOf,
  type Released,
  type ReleasedCount,
} from '../../base/index.ts';
import { Z_95 } from '../../benchmarking/index.ts';
import { releaseCount, releaseDerived, releasePublishedFigure } from '../../disclosure/index.ts';
import { type Consultations, consultations } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';
import { periodEndAsked } from '../measures/measure-named.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { ASSURANCE_READERS } from './assurance-practice.ts';

/** What is said of a practice's consultations beside those to be expected. */
export type WorkloadRatio = {
  /** Whole consultations, as text. */
  readonly expected: string;
  /** Observed ÷ expected with its 95 % interval, two decimals. */
  readonly ratio: string;
  readonly lower: string;
  readonly upper: string;
  readonly standing: 'more' | 'fewer' | 'as expected';
};

export type WorkloadRow = {
  readonly practice: OdsCode;
  readonly name: string;
  /** The registered list of the quarter, as it is published: people in the warehouse beside it would tell who opted out. */
  readonly people: Released<ReleasedCount>;
  readonly observed: Released<ReleasedCount>;
  /** Consultations for each person registered, two decimals; null where counts are not shown. */
  readonly perPerson: Released<string | null>;
  readonly against: Released<WorkloadRatio | null>;
};

export type WorkloadReport = {
  readonly periodEnd: Day;
  readonly rows: readonly WorkloadRow[];
  /** Consultations for each person over all practices, two decimals; null where there are none. */
  readonly overall: string | null;
  /** How much more consultations vary than if each came by itself, one decimal: people who consult do so again. */
  readonly repeats: string | null;
};

/**
 * Consultations of each practice in the twelve months up to a period end, against the number to be expected from the age and sex of
 * its people at the rates of everybody here. Ratios are worked out from counts as they are shown.
 */
export function workloadReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly periodEnd?: Day },
): Report<WorkloadReport> {
  const what = { actions: ASSURANCE_READERS, verb: 'read workload', subject: 'workload' };
  return reading(context, reader, what, async ({ level }) => {
    const asked = await periodEndAsked(context, ask.periodEnd);
    if (!asked.ok) return asked;
    const found = await consultationsOnce(context, asked.value);
    const lists = await context.book.lists(quarterOf(monthOfDay(asked.value)));
    const total = (of: (one: Consultations) => number): number => found.reduce((sum, one) => sum + of(one), 0);
    const people = total(({ practice }) => lists.get(practice)?.registered ?? 0);
    const observed = total((one) => one.observed);
    const repeats = observed === 0 ? null : total((one) => one.squares) / observed;
    const byPractice = new Map(found.map((one) => [one.practice, one]));
    const rows = context.register.practices().map(({ code, name }): WorkloadRow => {
      const own = byPractice.get(code);
      const shown = releaseCount(level, own === undefined ? 'not received' : own.observed);
      const counted = releasePublishedFigure<ReleasedCount>(lists.get(code)?.registered ?? 'not received');
      return {
        practice: code,
        name,
        people: counted,
        observed: shown,
        perPerson: releaseDerived(shown, (count) => perPerson(count, counted.value)),
        against: releaseDerived(shown, (count) => ratioOf(count, own?.expected ?? 0, repeats ?? 1)),
      };
    });
    return accepted({
      periodEnd: asked.value,
      rows,
      overall: people === 0 || observed === 0 ? null : fixed(observed / people, 2),
      repeats: repeats === null ? null : fixed(repeats, 1),
    });
  });
}

function perPerson(observed: ReleasedCount, people: ReleasedCount): string | null {
  if (typeof observed !== 'number' || typeof people !== 'number' || people === 0) return null;
  return fixed(observed / people, 2);
}

/** Repeat consultations of a person are no new events: the variance of a count is what it is of all, times the count. */
function ratioOf(observed: ReleasedCount, expected: number, repeats: number): WorkloadRatio | null {
  if (typeof observed !== 'number' || observed === 0 || expected <= 0) return null;
  const reach = (Z_95 * Math.sqrt(observed * repeats)) / expected;
  const ratio = observed / expected;
  const standing = ratio - reach > 1 ? 'more' : ratio + reach < 1 ? 'fewer' : 'as expected';
  const [lower, upper] = [Math.max(0, ratio - reach), ratio + reach];
  return {
    expected: fixed(expected, 0),
    ratio: fixed(ratio, 2),
    lower: fixed(lower, 2),
    upper: fixed(upper, 2),
    standing,
  };
}

const counted = new OncePerSnapshot<readonly Consultations[]>();

/** Counted once for a snapshot and day. Exact: given to nobody as it is. */
export function consultationsOnce(context: ReportContext, on: Day): Promise<readonly Consultations[]> {
  return counted.answer(context, String(on), () => {
    const snapshot = context.book.snapshot();
    const practices = context.register
      .practices()
      .flatMap(({ code }) => (snapshot.practices().includes(code) ? [code] : []));
    return consultations({ snapshot, pass: context.indicatorsPass, practices, on });
  });
}
