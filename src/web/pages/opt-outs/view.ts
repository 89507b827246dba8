import type { OptOutsReport, ReportBasis } from '../../../reports/index.ts';
import { practiceAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, dateCell } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = OptOutsReport & { readonly basis: ReportBasis };

/** How many people have opted out, by practice and by which of the two opt-outs. */
export function optOutsView(report: Given): Page<'invented'> {
  const sent = report.practices.filter(({ national }) => national.value !== 'not received').length;
  return {
    realm: 'invented',
    template: 'opt-outs',
    heading: 'Opt-outs',
    trail: TO_HOME,
    tables: [optOutsTable(report)],
    content: {
      answer: `${counted(sent, 'practice has', 'practices have')} sent a national data opt-out list.`,
      sentences: [
        'A type 1 opt-out keeps somebody’s rows from leaving their practice; they are in its counts alone. What is counted here is how many of them are on the practice’s largest register: at least so many have opted out.',
        'A national data opt-out leaves somebody out of what is used for planning and research. It changes neither their care nor what their practice is paid.',
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}

function optOutsTable({ practices }: Given): Table<'invented'> {
  return {
    id: 'opt-outs',
    caption: 'People who have opted out, by practice',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Counted at', kind: 'date' },
      { heading: 'Type 1, at least', kind: 'number', isMain: true },
      { heading: 'National', kind: 'number' },
    ],
    rows: practices.map(({ practice, name, cutOff, typeOne, national }) => [
      { text: name, note: practice, href: practiceAddress(practice) },
      cutOff === null ? { text: 'not received' } : dateCell(cutOff),
      countCell(typeOne.value),
      countCell(national.value),
    ]),
    whenEmpty: 'There is no practice.',
  };
}
