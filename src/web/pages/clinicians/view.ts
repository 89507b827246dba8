import { dayText } from '../../../base/index.ts';
import type { ClinicianMeasure, CliniciansReport, ReportBasis } from '../../../reports/index.ts';
import { cliniciansAddress, underFramework } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { rateCell } from '../../layout/released.ts';
import { toMeasure, toPractice } from '../../layout/trail.ts';

type Given = CliniciansReport & { readonly basis: ReportBasis };

/** Measures by clinician: with names for partners, a clinician’s own, as a spread without names for other staff. */
export function cliniciansView(report: Given): Page<'invented'> {
  const { place, periodEnd, measures } = report;
  const [only, ...others] = measures;
  const isOne = only !== undefined && others.length === 0;
  return {
    realm: 'invented',
    template: 'clinicians',
    heading: isOne ? `${only.indicator} by clinician` : 'Results by clinician',
    caption: `${place.name}, at ${dayText(periodEnd)}`,
    trail: isOne ? toMeasure(place, only.indicator, periodEnd) : toPractice(place),
    tables: [resultsTable(report, isOne)],
    content: {
      answer: answerOf(report, isOne ? only : undefined),
      how: 'A person is with the clinician who recorded most for them in the year. Few people are with each, so differences are mostly chance; this is for talking about, not for judging.',
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ whose, measures, framework }: Given, only: ClinicianMeasure | undefined): string {
  const about = only?.shortTitle ?? `${counted(measures.length, 'measure', 'measures')} of ${framework.title}`;
  if (whose === 'own') return `${about}: your own people, seen by you and the practice’s partners alone.`;
  const most = Math.max(0, ...measures.map(({ results }) => results.length));
  const clinicians = counted(most, 'clinician', 'clinicians');
  return whose === 'everybody'
    ? `${about}: ${clinicians}, seen by the practice’s partners alone.`
    : `${about}: how far ${clinicians} lie apart, without names.`;
}

function resultsTable({ measures, place, framework, whose }: Given, isOne: boolean): Table<'invented'> {
  const named = (measure: ClinicianMeasure): readonly Cell<'invented'>[] =>
    isOne
      ? []
      : [
          {
            text: measure.indicator,
            note: measure.shortTitle,
            href: underFramework(cliniciansAddress(place.practice, measure.indicator), framework.id),
          },
        ];
  return {
    id: 'clinicians',
    caption: 'Results',
    columns: [
      ...(isOne ? [] : [{ heading: 'Measure', kind: 'text' as const }]),
      { heading: 'Clinician', kind: 'text' },
      { heading: 'Achievement', kind: 'number', isMain: true },
    ],
    rows: measures.flatMap((measure) => rowsOf(measure).map((cells) => [...named(measure), ...cells])),
    whenEmpty:
      whose === 'own'
        ? 'Nobody on a register is with you: a person is with the clinician who recorded most for them in the year.'
        : 'Nobody is on a register. Results appear when the practice’s extract has been received.',
  };
}

function rowsOf({ results, others }: ClinicianMeasure): readonly (readonly Cell<never>[])[] {
  const rows = results.map(({ clinician, isReader, rate }, index): readonly Cell<never>[] => [
    clinician === null
      ? { text: `Clinician ${index + 1}`, note: 'name left out' }
      : { text: clinician, ...(isReader ? { note: 'you' } : {}) },
    rateCell(rate.value, 'not received'),
  ]);
  if (others === null) return rows;
  return [...rows, [{ text: 'Nobody recorded anything this year' }, rateCell(others.value, 'not received')]];
}
