/** What a letter can be filled in with, each in words. */
export const LETTER_FIELDS = {
  practice: 'the practice’s name',
  code: 'its code',
  case: 'the case’s reference',
  title: 'what the case is about',
  signals: 'the signals, as they read when it was opened',
  account: 'what the practice said',
  accountBy: 'the day by which it is asked for its account',
  support: 'what is agreed, with owner and day',
  reviewOn: 'the day of the next review',
  stage: 'the stage of escalation and what it means',
  body: 'the body that acts',
  evidence: 'the evidence on which it was closed',
  lesson: 'what was learnt',
  lead: 'who leads it',
  today: 'the business date',
} as const;
export type LetterField = keyof typeof LETTER_FIELDS;

const FIELD = /\{([a-zA-Z]+)\}/g;

/** Fields of a template that there are not. */
export function unknownFields(paragraphs: readonly string[]): readonly string[] {
  const named = paragraphs.flatMap((paragraph) => [...paragraph.matchAll(FIELD)].map(([, name]) => name ?? ''));
  return [...new Set(named.filter((name) => !Object.hasOwn(LETTER_FIELDS, name)))];
}

/** The paragraphs with their fields filled in; what the case has not come to yet stands as `not yet`. */
export function filledIn(
  paragraphs: readonly string[],
  values: Readonly<Partial<Record<LetterField, string>>>,
): readonly string[] {
  return paragraphs.map((paragraph) =>
    paragraph.replace(FIELD, (_, name: string) => values[name as LetterField] ?? 'not yet'),
  );
}
