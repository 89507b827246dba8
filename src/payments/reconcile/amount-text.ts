import { type Pence, pence } from '../../base/index.ts';

/** Reads pounds as files write them, 1234.5 or -12.34 without commas, at most two decimals; undefined when it is not that. */
export function amountFromText(text: string): Pence | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, pounds = '0', part = ''] = match;
  const size = BigInt(pounds) * 100n + BigInt(part.padEnd(2, '0'));
  return pence(sign === '-' ? -size : size);
}
