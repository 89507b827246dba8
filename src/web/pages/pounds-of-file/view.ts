import type { PoundsOfFileReport, ReportBasis } from '../../../reports/index.ts';
import { FEEDS, feedFileAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, isoDateText } from '../../layout/figures.ts';
import type { Page } from '../../layout/page.ts';
import { poundsTable } from '../../layout/pounds-table.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = PoundsOfFileReport & { readonly basis: ReportBasis };

/** From a received file back to every pound that rests on it. */
export function poundsOfFileView(report: Given): Page<'invented'> {
  const { file, practices, words } = report;
  const lines = practices.reduce((total, { pounds }) => total + pounds.length, 0);
  return {
    realm: 'invented',
    template: 'pounds-of-file',
    heading: 'Every pound that rests on this file',
    caption: file.name,
    trail: [...TO_HOME, { text: 'Feeds', href: FEEDS }, { text: file.name, href: feedFileAddress(file.sha256) }],
    tables: [poundsTable('pounds', 'Statement lines that rest on this file', practices)],
    content: {
      answer: `${counted(lines, 'statement line', 'statement lines')} of ${counted(practices.length, 'practice', 'practices')} rest on this ${file.feed} file, received on ${isoDateText(file.receivedOn)}.`,
      words,
      workedOut: [...basisFacts(report.basis), { name: 'File (SHA-256)', value: file.sha256 }],
    },
  };
}
