import { type Day, dayFromIso, dayText, type Released } from '../../base/index.ts';
import { wilson } from '../../benchmarking/index.ts';
import { releaseDerived, type ShownRate } from '../../disclosure/index.ts';
import type { Verification } from '../../indicators/index.ts';
import type { Warning } from './plausibility.ts';

/** How far a figure can be trusted: two ratings, and the evidence for them in words. */
export type KiteMark = {
  /** Whether it measures what it says: definition and plausibility. */
  readonly validity: 'good' | 'limited' | 'questioned';
  /** Whether it would come out the same again: how far chance can move it. */
  readonly reliability: 'good' | 'fair' | 'poor' | 'none' | 'not judged';
  readonly evidence: readonly { readonly about: string; readonly words: string }[];
};

/** Half the width of the 95 % interval, as a share, up to which reliability is good, and fair. */
const GOOD_WIDTH = 0.05;
const FAIR_WIDTH = 0.1;

export type Marked = {
  readonly verification: Verification;
  readonly warnings: readonly Warning[];
  readonly rate: Released<ShownRate>;
  readonly periodEnd: Day;
  /** Business date on which the counts came, ISO; null when they did not. */
  readonly receivedOn: string | null;
  /** Practices that were counted, of those that should be. */
  readonly counted: number;
  readonly expected: number;
};

/** The mark of a figure. Reliability is worked out from the counts as they are shown. */
export function kiteMark(marked: Marked): KiteMark {
  const { warnings, verification, rate } = marked;
  const isQuestioned = warnings.some((each) => each.isImplausible);
  const validity = isQuestioned ? 'questioned' : verification === 'published order' ? 'good' : 'limited';
  const reliability = releaseDerived(rate, reliabilityOf).value;
  return { validity, reliability, evidence: evidenceOf(marked) };
}

function reliabilityOf(rate: ShownRate): KiteMark['reliability'] {
  if (rate.kind === 'none') return 'none';
  return ofInterval(wilson(Math.min(rate.numerator, rate.denominator), rate.denominator));
}

function ofInterval({ lower, upper }: Interval): 'good' | 'fair' | 'poor' {
  const half = (upper - lower) / 2;
  return half <= GOOD_WIDTH ? 'good' : half <= FAIR_WIDTH ? 'fair' : 'poor';
}

type Interval = { readonly lower: number; readonly upper: number };

/** What a rate, or a figure that somebody reports, is judged by. */
export type MarkedRate = {
  /** Of the definition; null for a figure whose definition is its source's own. */
  readonly verification: Verification | null;
  readonly hasValue: boolean;
  /** As a share; null where no interval is worked out for such a figure. */
  readonly interval: Interval | null;
  readonly completeness: string;
  /** Business date on which the newest of what it rests on came, ISO; null when nothing did. */
  readonly receivedOn: string | null;
  readonly periodEnd: Day;
};

/** The mark of a rate or of a reported figure. */
export function rateMark({ verification, hasValue, interval, completeness, ...when }: MarkedRate): KiteMark {
  const reliability = !hasValue ? 'none' : interval === null ? 'not judged' : ofInterval(interval);
  const definition = verification === null ? 'As its source defines it; not checked here.' : DEFINITIONS[verification];
  return {
    validity: verification === 'published order' ? 'good' : 'limited',
    reliability,
    evidence: [
      { about: 'Definition', words: definition },
      { about: 'Completeness', words: completeness },
      { about: 'Timeliness', words: timelinessOf(when) },
    ],
  };
}

function evidenceOf(marked: Marked): KiteMark['evidence'] {
  const { verification, warnings, counted, expected } = marked;
  const doubts = warnings.map(({ code, words }) => ({ about: code, words }));
  return [
    { about: 'Definition', words: DEFINITIONS[verification] },
    { about: 'Completeness', words: `${counted} of ${expected} practices sent counts.` },
    { about: 'Timeliness', words: timelinessOf(marked) },
    ...doubts,
  ];
}

const DEFINITIONS: Readonly<Record<Verification, string>> = {
  'published order': 'The order of its steps is published.',
  'inferred order': 'The order of its steps is inferred from published parts.',
  unverified: 'The definition was not checked against a published rule.',
};

function timelinessOf({ receivedOn, periodEnd }: Pick<Marked, 'receivedOn' | 'periodEnd'>): string {
  const received = dayFromIso(receivedOn ?? '');
  if (received === undefined) return 'Not received.';
  return `Received on ${dayText(received)}, ${received - periodEnd} days after ${dayText(periodEnd)}.`;
}
