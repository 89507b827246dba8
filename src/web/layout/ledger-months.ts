import { addToMonth, type Month, monthText } from '../../base/index.ts';
import { type Address, inMonth } from './addresses.ts';
import type { Link } from './page.ts';

/** The page of the month before and after. */
export function besideMonths(address: Address<'invented'>, month: Month): readonly Link<'invented'>[] {
  return [-1, 1].map((step) => {
    const other = addToMonth(month, step);
    return { text: monthText(other), href: inMonth(address, other) };
  });
}
