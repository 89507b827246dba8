import type { CommitteeReport, ReportBasis } from '../../../reports/index.ts';
import { MEETINGS, MONITORING } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { casesTable } from '../../layout/case-words.ts';
import { counted } from '../../layout/figures.ts';
import type { Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = CommitteeReport & { readonly basis: ReportBasis };

/** What a committee is owed now, as it would read as a paper. */
export function monitoringReportView(report: Given): Page<'invented'> {
  const { name, committee, cases, lines, isPublic, basis } = report;
  return {
    realm: 'invented',
    template: 'monitoring-report',
    heading: `Report owed to the ${name}`,
    trail: [...TO_HOME, { text: 'Quality monitoring', href: MONITORING }],
    tables: isPublic
      ? []
      : [
          casesTable(cases, {
            id: 'cases',
            caption: 'Cases that it was not told of',
            whenEmpty: 'It was told of everything that it is owed.',
          }),
        ],
    content: {
      answer: `${counted(cases.length, 'case is', 'cases are')} to be told of.`,
      lines,
      hasCases: !isPublic,
      laid: `The committee’s secretary lays it: on the page of the meeting, make a paper from “quality monitoring” about ${committee}. It is told once it is among the papers.`,
      meetings: { text: 'Meetings', href: MEETINGS },
      workedOut: basisFacts(basis),
    },
  };
}
