import { REVIEW_CHOICES } from '../../../reports/index.ts';
import type { Printable } from '../../layout/page.ts';

type Chosen = { readonly taperYears: number; readonly reinvestment: string };

/** The form that chooses how long a premium is tapered and how freed money is given out. */
export function choiceForm(action: string, chosen: Chosen, withoutDeprivation = false): Printable {
  const options = REVIEW_CHOICES.reinvestments.filter(({ id }) => !(withoutDeprivation && id === 'deprivation'));
  return {
    action,
    taper: REVIEW_CHOICES.taperYears.map((years) => ({
      value: years,
      text: `${years} years`,
      checked: years === String(chosen.taperYears),
    })),
    reinvest: options.map(({ id, words }) => ({
      value: id,
      text: words.charAt(0).toUpperCase() + words.slice(1),
      checked: id === chosen.reinvestment,
    })),
  };
}

/** In words: to every practice by its weighted patients. */
export function reinvestmentWords(reinvestment: string): string {
  return REVIEW_CHOICES.reinvestments.find(({ id }) => id === reinvestment)?.words ?? reinvestment;
}
