import { dayText, isoOfDay } from '../../../base/index.ts';
import type { AssuranceGroupReport, ReportBasis } from '../../../reports/index.ts';
import {
  ASSURANCE,
  ASSURANCE_GROUP,
  assuranceGroupAddress,
  assurancePracticeAddress,
  measureByPracticeAddress,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { rateCell } from '../../layout/released.ts';
import { toBorough } from '../../layout/trail.ts';
import { intervalText } from '../assurance/view.ts';

type Given = AssuranceGroupReport & { readonly basis: ReportBasis };

/** Practices together on every measure, as they stood on a day. */
export function assuranceGroupView(report: Given): Page<'invented'> {
  const { framework, periodEnd, periodEnds, commissioner, practices, group, id, name, localities, teams, networks } =
    report;
  return {
    realm: 'invented',
    template: 'assurance-group',
    heading: `${name} together`,
    caption: `${framework.title}, ${dayText(periodEnd)}`,
    trail: [...toBorough(commissioner.name), { text: 'Assurance', href: ASSURANCE }],
    tables: [measuresTable(report), practicesTable(report)],
    content: {
      answer: `${counted(practices.length, 'practice', 'practices')} together, as they stood on ${dayText(periodEnd)}.`,
      further:
        group === 'locality' || group === 'team'
          ? 'Figures are those of the place as a whole, which may be shown where a small practice’s may not.'
          : 'Counts are those of each practice as they are shown, added up: one without a figure is left out. A practice that went into another stands with it from that day, so that nobody is lost or counted twice.',
      day: {
        action: ASSURANCE_GROUP,
        kind: group,
        chosen: id,
        items: periodEnds.map((day) => ({ value: isoOfDay(day), text: dayText(day), selected: day === periodEnd })),
      },
      others: [
        ...localities.map((one) => ({ text: `Locality ${one.name}`, href: assuranceGroupAddress('locality', one.id) })),
        ...teams.map((one) => ({ text: `Team ${one.name}`, href: assuranceGroupAddress('team', one.id) })),
        ...networks.map((one) => ({ text: one.name, href: assuranceGroupAddress('network', one.id) })),
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}

function measuresTable({ rows, practices, name, commissioner, periodEnd }: Given): Table<'invented'> {
  return {
    id: 'measures',
    caption: 'Measures',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: name, kind: 'number', isMain: true },
      { heading: '95% interval', kind: 'number' },
      { heading: 'Practices with a figure', kind: 'number' },
      { heading: commissioner.name, kind: 'number' },
    ],
    rows: rows.map(({ indicator, shortTitle, domain, rate, interval, practicesWithFigure, commissioner: whole }) => [
      { text: indicator, note: `${shortTitle}; ${domain}`, href: measureByPracticeAddress(indicator, periodEnd) },
      rateCell(rate.value, 'no figure'),
      { text: intervalText(interval.value) },
      { text: `${practicesWithFigure} of ${practices.length}`, csv: String(practicesWithFigure) },
      rateCell(whole.value, 'no figure'),
    ]),
    whenEmpty: 'The framework has no measure that is decided about people.',
  };
}

function practicesTable({ practices }: Given): Table<'invented'> {
  return {
    id: 'practices',
    caption: 'Who is in it',
    columns: [{ heading: 'Practice', kind: 'text' }],
    rows: practices.map(({ practice, name, mergedInto }) => [
      {
        text: name,
        note: mergedInto === null ? practice : `${practice}, which went into ${mergedInto}`,
        href: assurancePracticeAddress(practice),
      },
    ]),
    whenEmpty: 'Nobody is in it.',
  };
}
