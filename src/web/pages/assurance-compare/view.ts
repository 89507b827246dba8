import { dayText } from '../../../base/index.ts';
import type { AssuranceCompareReport, ReportBasis } from '../../../reports/index.ts';
import { ASSURANCE, assurancePracticeAddress, measureByPracticeAddress } from '../../layout/addresses.ts';
import { ASSURANCE_METHOD, STANDING_COLUMNS, standingCells, standingText } from '../../layout/assurance-words.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { rateCell, rateText } from '../../layout/released.ts';
import { toBorough } from '../../layout/trail.ts';
import { intervalText } from '../assurance/view.ts';

type Given = AssuranceCompareReport & { readonly basis: ReportBasis };

/** Up to five practices side by side, in the order in which they were named. */
export function assuranceCompareView(report: Given): Page<'invented'> {
  const { framework, periodEnd, commissioner, practices } = report;
  return {
    realm: 'invented',
    template: 'assurance-compare',
    heading: 'Practices compared',
    caption: `${framework.title}, ${dayText(periodEnd)}`,
    trail: [...toBorough(commissioner.name), { text: 'Assurance', href: ASSURANCE }],
    tables: [measuresTable(report), practicesTable(report)],
    content: {
      answer: `${counted(practices.length, 'practice', 'practices')} side by side, each with its interval. Where two intervals lie over each other, nothing says that the practices differ.`,
      method: ASSURANCE_METHOD,
      workedOut: basisFacts(report.basis),
    },
  };
}

function measuresTable({ rows, practices, commissioner, periodEnd }: Given): Table<'invented'> {
  return {
    id: 'measures',
    caption: 'Measures',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: commissioner.name, kind: 'number', isMain: true },
      ...practices.map(({ name }) => ({ heading: name, kind: 'number' as const })),
    ],
    rows: rows.map(({ indicator, shortTitle, domain, commissioner: whole, results }) => [
      { text: indicator, note: `${shortTitle}; ${domain}`, href: measureByPracticeAddress(indicator, periodEnd) },
      rateCell(whole.value, 'no figure'),
      ...results.map(resultCell),
    ]),
    whenEmpty: 'The framework has no measure that is decided about people.',
  };
}

function resultCell({ rate, judged }: Given['rows'][number]['results'][number]): Cell<never> {
  const { value } = judged;
  if (rate.value.kind === 'none') return { text: 'no figure', note: value.why };
  return {
    text: rateText(rate.value),
    note: `${intervalText(value.interval)}; ${standingText(value)}`,
    csv: rate.value.percent,
  };
}

function practicesTable({ practices }: Given): Table<'invented'> {
  return {
    id: 'practices',
    caption: 'How often each stands where',
    columns: [{ heading: 'Practice', kind: 'text' }, ...STANDING_COLUMNS],
    rows: practices.map(({ practice, name, standings }) => [
      { text: name, note: practice, href: assurancePracticeAddress(practice) },
      ...standingCells(standings),
    ]),
    whenEmpty: 'No practice was named.',
  };
}
