import type { OutlierRow } from '../../../reports/index.ts';
import type { Printable } from '../../layout/page.ts';
import type { Asked } from '../../route.ts';

/** Which results are listed, and in which order: each choice has an address. */
export type AssuranceFilter = {
  readonly domain: string;
  readonly which: keyof typeof WHICH;
  readonly sort: keyof typeof SORTS;
};

const WHICH = {
  all: 'Outliers and those to watch',
  outliers: 'Outliers alone',
  better: 'For the better',
  worse: 'For the worse',
} as const;

const SORTS = {
  standing: 'The better first, the furthest first',
  practice: 'By practice',
  measure: 'By measure',
} as const;

/** What is asked for after the question mark; what is none of the choices is as if it were not there. */
export function filterAsked(asked: Asked): AssuranceFilter {
  const which = asked.query('which') ?? '';
  const sort = asked.query('sort') ?? '';
  return {
    domain: asked.query('domain') ?? '',
    which: Object.hasOwn(WHICH, which) ? (which as keyof typeof WHICH) : 'all',
    sort: Object.hasOwn(SORTS, sort) ? (sort as keyof typeof SORTS) : 'standing',
  };
}

export function filtered(rows: readonly OutlierRow[], { domain, which, sort }: AssuranceFilter): readonly OutlierRow[] {
  const kept = rows
    .filter((row) => domain === '' || row.domain === domain)
    .filter(({ judged: { value } }) => which !== 'outliers' || value.standing === 'outlier')
    .filter(({ judged: { value } }) => (which !== 'better' && which !== 'worse') || value.side === which);
  if (sort === 'practice') return kept.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  if (sort === 'measure') return kept.toSorted((a, b) => a.indicator.localeCompare(b.indicator, 'en-GB'));
  return kept;
}

/** The form that filters and sorts. */
export function filterForm(
  action: string,
  { domain, which, sort }: AssuranceFilter,
  domains: readonly string[],
): Printable {
  const options = (choices: Readonly<Record<string, string>>, chosen: string) =>
    Object.entries(choices).map(([value, text]) => ({ value, text, selected: value === chosen }));
  return {
    action,
    which: options(WHICH, which),
    sort: options(SORTS, sort),
    domains: [
      { value: '', text: 'Every domain', selected: domain === '' },
      ...domains.map((each) => ({ value: each, text: each, selected: each === domain })),
    ],
  };
}
