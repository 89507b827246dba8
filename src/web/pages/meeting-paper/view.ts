import { dayText } from '../../../base/index.ts';
import type { PaperReport, ReportBasis } from '../../../reports/index.ts';
import { MEETINGS, meetingAddress, meetingPaperAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import type { Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { coverFacts } from '../meeting/item-sections.ts';

type Given = PaperReport & { readonly basis: ReportBasis };

/** A paper behind its one-page cover, as it was frozen. */
export function meetingPaperView(report: Given): Page<'invented'> {
  const { meeting, item, title, paper } = report;
  const isText = paper.kind === 'text';
  return {
    realm: 'invented',
    template: 'meeting-paper',
    heading: title,
    caption: `${meeting.committee}, ${dayText(meeting.on)}, item ${item}`,
    trail: [
      ...TO_HOME,
      { text: 'Meetings', href: MEETINGS },
      { text: `${meeting.committee}, ${dayText(meeting.on)}`, href: meetingAddress(meeting.id) },
    ],
    tables: [],
    content: {
      answer:
        paper.madeFrom === null
          ? `${paper.name}, as it was sent.`
          : `${paper.name}, made from ${paper.madeFrom} and frozen.`,
      cover: coverFacts(report),
      noCover: 'No cover was written for this item.',
      lines: isText ? textLines(paper.bytes) : [],
      take: isText
        ? null
        : { text: `Take ${paper.name}`, href: `${meetingPaperAddress(meeting.id, paper.sha256)}/file.pdf` },
      workedOut: [{ name: 'Frozen as (SHA-256)', value: paper.sha256 }, ...basisFacts(report.basis)],
    },
  };
}

function textLines(bytes: Uint8Array): string[] {
  return new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line.trim() !== '');
}
