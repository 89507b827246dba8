import { dayText } from '../../base/index.ts';
import type { CaseForm } from './case-entry.ts';
import type { CaseField } from './case-kind.ts';
import { type Case, fieldWords, filledIn, noticeEnds } from './case-state.ts';
import { beginsOn } from './effect-date.ts';

/** A letter of a case, as it went out with a step. */
export type WrittenLetter = {
  readonly id: string;
  readonly title: string;
  readonly to: string;
  /** ISO 8601 day words, e.g. 1 April 2026. */
  readonly on: string;
  readonly step: string;
  /** Who took the step. */
  readonly by: string;
  readonly paragraphs: readonly string[];
};

/** Every letter that the case's steps wrote, in their order. @param practiceName as the register has it */
export function lettersOf({ id, state }: Case, practiceName: string): readonly WrittenLetter[] {
  const { rules, taken, form } = state;
  return taken.flatMap((one, index) => {
    const from = index === 0 ? null : (taken[index - 1]?.to ?? null);
    const step = rules.steps.find((each) => each.step === one.step && each.from === from);
    const letter = rules.letters.find((each) => each.id === step?.letter);
    if (letter === undefined) return [];
    const [ends, begins] = [noticeEnds(state), beginsOn(state) ?? one.on];
    const words: Readonly<Record<string, string | undefined>> = {
      ...Object.fromEntries(rules.fields.map((field) => [field.id, fieldInWords(field, form)])),
      ...{ practice: `${practiceName} (${state.practice})`, case: id, on: dayText(one.on) },
      ...{
        decision: one.decision ?? undefined,
        words: one.words,
        ends: ends === undefined ? undefined : dayText(ends),
        begins: dayText(begins),
      },
    };
    const [to = 'the practice'] = filled([letter.to], words);
    const { title } = letter;
    return [
      {
        id: letter.id,
        title,
        to,
        on: dayText(one.on),
        step: one.step,
        by: one.by,
        paragraphs: filled(letter.paragraphs, words),
      },
    ];
  });
}

function fieldInWords(field: CaseField, form: CaseForm): string | undefined {
  const value = filledIn(form, field.id);
  return value === undefined ? undefined : fieldWords(field, value);
}

/** A paragraph that names what was left out is left out with it. */
function filled(paragraphs: readonly string[], words: Readonly<Record<string, string | undefined>>): string[] {
  return paragraphs.flatMap((paragraph) => {
    const named = [...paragraph.matchAll(/\{(\w+)\}/g)].map(([, word = '']) => word);
    if (named.some((word) => (words[word] ?? '') === '')) return [];
    return [paragraph.replaceAll(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '')];
  });
}
