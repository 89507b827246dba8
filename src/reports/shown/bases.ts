import type { Day, OdsCode } from '../../base/index.ts';
import { cellOf, type MeasureCounts, type SecretCell, type SumOfCells, secretsOf } from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import { addCounts, lessOf } from '../measures/added-counts.ts';
import { measuresOfPeople } from '../measures/measure-named.ts';
import { placeKey } from '../places/released-places.ts';
import { countedBy, exactCells, type Family, figureKey, holding, type Opened, type ShownKind } from './shown-kind.ts';

const PARTS = ['register', 'denominator', 'numerator', 'missed'] as const;

/** One measure in one place: as practices sent it, as the warehouse finds it, and who is in the one alone. */
export type OnBothBases = {
  readonly practice: OdsCode | undefined;
  readonly sent: MeasureCounts;
  readonly found: MeasureCounts;
  readonly left: MeasureCounts;
  /** Names the counts of `left`. */
  readonly leftKey: string;
  readonly sentKey: string;
  readonly foundKey: string;
};

/**
 * What everybody knows of the two bases of one count: what practices sent is what the warehouse finds, with whoever opted out.
 * Nobody is shown how many those are of a measure: where they are few nobody may learn that there are any, and of more no more than
 * a rounded figure would tell.
 */
export async function shownBases({ context, periodEnds }: Opened): Promise<ShownKind> {
  const { paidBy, frameworks = [paidBy] } = context;
  const exactly = new Map<string, number>();
  const sums: SumOfCells[] = [];
  const secrets: SecretCell[] = [];
  for (const framework of frameworks) {
    for (const periodEnd of periodEnds) {
      for (const one of await onBothBases(context.under(framework), periodEnd)) {
        for (const [cell, count] of cellsOf(one)) exactly.set(cell, count);
        sums.push(...sumsOf(one));
        secrets.push(...secretsOf({ key: one.leftKey, counts: one.left }));
      }
    }
  }
  return { kind: 'bases', figures: [], sums: holding(sums, exactly), exactly, secrets };
}

/** Every measure of which counts were sent by the definition that the warehouse counts by, in each practice and over all. */
export async function onBothBases(context: ReportContext, periodEnd: Day): Promise<readonly OnBothBases[]> {
  const { framework, register } = context;
  const [sent, found] = [await context.book.sent(periodEnd), await context.book.counts(periodEnd)];
  const whole = placeKey({ level: 'commissioner', area: register.commissioner.code });
  return measuresOfPeople(framework).flatMap(({ rule }) => {
    const own = found.filter((count) => count.indicator === rule);
    const byPractice = own.flatMap((one) => {
      const counted = sent.get(one.practice)?.get(rule);
      if (counted?.definitionHash !== framework.ruleHash(rule)) return [];
      const named = namesOf(countedBy(framework, rule), periodEnd, placeKey({ level: 'practice', area: one.practice }));
      return [
        { practice: one.practice, sent: counted.counts, found: one, left: lessOf(counted.counts, one), ...named },
      ];
    });
    const senders = [...sent.values()].filter((counts) => counts.has(rule)).length;
    const isKnown = byPractice.length > 0 && byPractice.length === senders;
    const names = namesOf(countedBy(framework, rule), periodEnd, whole, senders < own.length ? 'both' : 'sent');
    const all = isKnown ? [together(own, byPractice, names)] : [];
    return [...byPractice, ...all].filter(({ left }) => countsOf(left).every((count) => count >= 0));
  });
}

type Names = Pick<OnBothBases, 'leftKey' | 'sentKey' | 'foundKey'>;

function namesOf(counted: string, periodEnd: Day, place: string, family: Family = 'sent'): Names {
  return {
    leftKey: ['in no record', counted, periodEnd, place].join('|'),
    sentKey: figureKey(family, counted, periodEnd, place),
    foundKey: figureKey('found', counted, periodEnd, place),
  };
}

/** Over all practices, those among them that sent nothing as the warehouse finds them. */
function together(all: readonly MeasureCounts[], senders: readonly OnBothBases[], names: Names): OnBothBases {
  const [found, left] = [addCounts(all), addCounts(senders.map((one) => one.left))];
  return { practice: undefined, sent: addCounts([found, left]), found, left, ...names };
}

/** Register, denominator, numerator and missed, in this order. */
function countsOf({ register, denominator, numerator }: MeasureCounts): readonly number[] {
  return [register, denominator, numerator, denominator - numerator];
}

function cellsOf({ sent, found, left, sentKey, foundKey, leftKey }: OnBothBases): readonly [string, number][] {
  const named = (key: string, counts: MeasureCounts) =>
    exactCells(key, Object.fromEntries(countsOf(counts).map((count, at) => [PARTS[at] ?? '', count])));
  return [...named(sentKey, sent), ...named(foundKey, found), ...named(leftKey, left)];
}

function sumsOf({ sentKey, foundKey, leftKey }: OnBothBases): readonly SumOfCells[] {
  return PARTS.map((part) => ({
    whole: cellOf(sentKey, part),
    parts: [cellOf(foundKey, part), cellOf(leftKey, part)],
  }));
}
