import type { QualityCaseSummary } from '../../../reports/index.ts';
import type { Printable } from '../../layout/page.ts';
import type { Asked } from '../../route.ts';

/** Which cases are listed, and in which order: each choice has an address. */
export type CaseFilter = {
  readonly which: keyof typeof WHICH;
  readonly sort: keyof typeof SORTS;
  /** A practice’s code; empty: every practice. */
  readonly practice: string;
};

const WHICH = {
  open: 'Those that are open',
  late: 'Those that are late',
  escalated: 'Those that were escalated',
  closed: 'Those that are closed',
  all: 'All',
} as const;
const SORTS = { next: 'What is due first', practice: 'By practice', opened: 'The latest first' } as const;

/** What is asked for after the question mark; what is none of the choices is as if it were not there. */
export function caseFilterAsked(asked: Asked): CaseFilter {
  const [which, sort] = [asked.query('which') ?? '', asked.query('sort') ?? ''];
  return {
    which: Object.hasOwn(WHICH, which) ? (which as CaseFilter['which']) : 'open',
    sort: Object.hasOwn(SORTS, sort) ? (sort as CaseFilter['sort']) : 'next',
    practice: asked.query('practice') ?? '',
  };
}

export function filteredCases(cases: readonly QualityCaseSummary[], filter: CaseFilter): readonly QualityCaseSummary[] {
  const kept = cases.filter(
    (one) => isAsked(one, filter.which) && (filter.practice === '' || one.practice === filter.practice),
  );
  if (filter.sort === 'practice') return kept.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  if (filter.sort === 'opened') return kept.toSorted((a, b) => b.openedOn - a.openedOn);
  return kept.toSorted((a, b) => dueOf(a) - dueOf(b));
}

function isAsked({ stage, next }: QualityCaseSummary, which: CaseFilter['which']): boolean {
  if (which === 'all') return true;
  if (which === 'open') return stage !== 'closed';
  return which === 'late' ? next?.isLate === true : stage === which;
}

/** Something to do without a day comes first, and what is closed last. */
function dueOf({ next }: QualityCaseSummary): number {
  return next === null ? Number.MAX_SAFE_INTEGER : (next.on ?? 0);
}

/** The form that filters and sorts. */
export function caseFilterForm(
  action: string,
  filter: CaseFilter,
  practices: readonly { readonly practice: string; readonly name: string }[],
): Printable {
  const options = (choices: Readonly<Record<string, string>>, chosen: string) =>
    Object.entries(choices).map(([value, text]) => ({ value, text, selected: value === chosen }));
  return {
    action,
    which: options(WHICH, filter.which),
    sort: options(SORTS, filter.sort),
    practices: [
      { value: '', text: 'Every practice', selected: filter.practice === '' },
      ...practices.map(({ practice, name }) => ({
        value: practice,
        text: name,
        selected: practice === filter.practice,
      })),
    ],
  };
}
