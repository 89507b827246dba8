import { sentenceCase } from './figures.ts';

/** Ethnic categories by the letters of the NHS Data Dictionary (2001 census), and sex by its letters. */
const WORDS: Readonly<Record<string, string>> = {
  A: 'White: British',
  B: 'White: Irish',
  C: 'White, another background',
  D: 'Mixed: White and Black Caribbean',
  E: 'Mixed: White and Black African',
  F: 'Mixed: White and Asian',
  G: 'Mixed, another background',
  H: 'Asian: Indian',
  J: 'Asian: Pakistani',
  K: 'Asian: Bangladeshi',
  L: 'Asian, another background',
  M: 'Black: Caribbean',
  N: 'Black: African',
  P: 'Black, another background',
  R: 'Chinese',
  S: 'Any other ethnic group',
  Z: 'Not stated',
};
const SEXES: Readonly<Record<string, string>> = {
  F: 'Women and girls',
  M: 'Men and boys',
  I: 'Indeterminate',
  U: 'Not known',
};

/** What a group of people is called; a letter that is none of these stays as it was recorded. */
export function groupText(by: string, group: string): string {
  if (by === 'ethnicity') return WORDS[group] ?? sentenceCase(group);
  return by === 'sex' ? (SEXES[group] ?? sentenceCase(group)) : sentenceCase(group);
}
