import { addMonths, type Day, dayFromIso, dayText, type OdsCode } from '../base/index.ts';
import { wordsFault } from './entry-fault.ts';

/** How far soft intelligence goes. Only what is ordinary is seen by the practice that it is about. */
export const SENSITIVITIES = ['ordinary', 'safeguarding', 'whistleblowing'] as const;
export type IntelligenceSensitivity = (typeof SENSITIVITIES)[number];

export const STANDINGS = ['fact', 'allegation'] as const;
export type IntelligenceStanding = (typeof STANDINGS)[number];

/** Where it comes from: a kind and never a name, because nobody who told is named. */
export const SOURCES = [
  'patient or public',
  'patient participation group',
  'Healthwatch',
  'staff of the practice',
  'another provider',
  'member of the group',
  'inspection',
  'complaints',
  'public-health pharmacist',
] as const;
export type IntelligenceSource = (typeof SOURCES)[number];

/** Something that somebody knows or says of a practice. */
export type Intelligence = {
  readonly practice: OdsCode;
  readonly source: IntelligenceSource;
  readonly standing: IntelligenceStanding;
  readonly sensitivity: IntelligenceSensitivity;
  /** Who may see what is not ordinary, as they sign in; empty of what is. */
  readonly seenBy: readonly string[];
  /** The last day on which it is kept, ISO. */
  readonly keptUntil: string;
  readonly words: string;
  /** The case that it is read beside; null: none yet. */
  readonly qualityCase: string | null;
  /** The earlier one that it puts right; null: none. */
  readonly corrects: string | null;
};

/** As it was kept. `words` is null once they were destroyed. */
export type KeptIntelligence = Omit<Intelligence, 'words' | 'keptUntil'> & {
  readonly id: string;
  readonly words: string | null;
  readonly keptUntil: Day;
  readonly by: string;
  readonly on: Day;
  readonly at: string;
};

export function isSensitive({ sensitivity }: Pick<Intelligence, 'sensitivity'>): boolean {
  return sensitivity !== 'ordinary';
}

/** What is wrong with it; undefined where nothing is. */
export function intelligenceFault(given: Intelligence, mostMonthsKept: number, on: Day): string | undefined {
  const [until, last] = [dayFromIso(given.keptUntil), addMonths(on, mostMonthsKept)];
  if (!SOURCES.includes(given.source)) return `The source is one of: ${SOURCES.join(', ')}.`;
  if (!STANDINGS.includes(given.standing)) return 'Say whether it is a fact or an allegation.';
  if (!SENSITIVITIES.includes(given.sensitivity)) return `It is one of: ${SENSITIVITIES.join(', ')}.`;
  if (until === undefined || until <= on || until > last)
    return `Say until which day it is kept, later than today and not beyond ${dayText(last)}.`;
  if (isSensitive(given) && given.seenBy.length === 0) return 'Name who may see it.';
  if (!isSensitive(given) && given.seenBy.length > 0)
    return 'What is ordinary is seen by the group and the practice. Name nobody, or say what makes it sensitive.';
  return wordsFault(given.words, 'what is known or said');
}
