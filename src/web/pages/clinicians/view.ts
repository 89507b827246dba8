import { dayText } from '../../../base/index.ts';
import type { CliniciansReport, ReportBasis } from '../../../reports/index.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { rateCell } from '../../layout/released.ts';
import { toMeasure } from '../../layout/trail.ts';

type Given = CliniciansReport & { readonly basis: ReportBasis };

/** A measure by clinician: with names for partners, as a spread without them for other staff. */
export function cliniciansView(report: Given): Page<'invented'> {
  const { place, indicator, periodEnd, results, isNamed } = report;
  const clinicians = counted(results.length, 'clinician', 'clinicians');
  return {
    realm: 'invented',
    template: 'clinicians',
    heading: `${indicator} by clinician`,
    caption: `${place.name}, at ${dayText(periodEnd)}`,
    trail: toMeasure(place, indicator, periodEnd),
    tables: [resultsTable(report)],
    content: {
      answer: isNamed
        ? `${report.shortTitle}: ${clinicians}, seen by the practice’s partners alone.`
        : `${report.shortTitle}: how far ${clinicians} lie apart, without names.`,
      how: 'A person is with the clinician who recorded most for them in the year. Few people are with each, so differences are mostly chance; this is for talking about, not for judging.',
      workedOut: basisFacts(report.basis),
    },
  };
}

function resultsTable({ results, others }: Given): Table<'invented'> {
  const rows = results.map(({ clinician, rate }, index): readonly Cell<never>[] => [
    { text: clinician ?? `Clinician ${index + 1}`, ...(clinician === null ? { note: 'name left out' } : {}) },
    rateCell(rate.value, 'not received'),
  ]);
  const other: readonly Cell<never>[][] =
    others === null ? [] : [[{ text: 'Nobody recorded anything this year' }, rateCell(others.value, 'not received')]];
  return {
    id: 'clinicians',
    caption: 'Results',
    columns: [
      { heading: 'Clinician', kind: 'text' },
      { heading: 'Achievement', kind: 'number' },
    ],
    rows: [...rows, ...other],
    whenEmpty: 'Nobody is on the register. Results appear when the practice’s extract has been received.',
  };
}
