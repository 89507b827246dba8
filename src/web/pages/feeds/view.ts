import type { FeedsReport, ReceivedFileRow, ReportBasis } from '../../../reports/index.ts';
import { FEEDS, feedFileAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, isoDateText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = FeedsReport & { readonly basis: ReportBasis };
type Sender = Given['feeds'][number]['senders'][number];

/** What arrived, from whom, when; what was rejected; what is late; and, for those who may, a form to send a file. */
export function feedsView(report: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'feeds',
    heading: 'Feeds',
    trail: TO_HOME,
    tables: [sendersTable(report), filesTable(report)],
    content: {
      answer: answerOf(report),
      feeds: report.feeds.map(({ feed, title, words, late }) => ({
        name: title,
        value: late === 0 ? 'Nothing late' : `${counted(late, 'sender', 'senders')} late`,
        note: `${feed}: ${words}`,
      })),
      upload: report.mayImport ? uploadForm(report) : null,
      ifWrong: {
        sentences: [
          'Open the file: it shows each rejected row with its code, and what to do. Correct it where the record is kept and send the file again; a file sent twice changes nothing.',
        ],
        links: [],
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ feeds, totalFiles, files }: Given): string {
  const late = feeds.reduce((total, feed) => total + feed.late, 0);
  const lateWords = late === 0 ? 'Nothing is late' : `${counted(late, 'sender is', 'senders are')} late`;
  const refused = files.filter((file) => file.status !== 'accepted').length;
  const refusedWords =
    refused === 0 ? 'none of the newest was refused' : `${counted(refused, 'was', 'were')} refused or quarantined`;
  return `${lateWords}. ${counted(totalFiles, 'file has', 'files have')} been received; ${refusedWords}.`;
}

function sendersTable({ feeds }: Given): Table<'invented'> {
  const late = ({ daysLate }: Sender): Cell<never> =>
    daysLate > 0 ? { text: counted(daysLate, 'day late', 'days late'), tag: 'red' } : { text: 'On time', tag: 'green' };
  return {
    id: 'senders',
    caption: 'Who sent what',
    columns: [
      { heading: 'Feed and sender', kind: 'text' },
      { heading: 'Last received', kind: 'text' },
      { heading: 'Expected', kind: 'text' },
      { heading: 'Late', kind: 'text', isMain: true },
      { heading: 'Rows read', kind: 'number' },
      { heading: 'Accepted', kind: 'number' },
      { heading: 'Rejected', kind: 'number' },
    ],
    rows: feeds.flatMap((feed) =>
      feed.senders.map((sender) => [
        { text: `${sender.name}: ${feed.title}`, note: sender.words },
        dateOr(sender.lastReceivedOn, 'not received'),
        dateOr(sender.expectedOn, 'no date agreed'),
        late(sender),
        countCell(sender.rows.value.read),
        countCell(sender.rows.value.accepted),
        countCell(sender.rejected),
      ]),
    ),
    whenEmpty: 'Nobody is expected to send anything yet.',
  };
}

function dateOr(iso: string | null, words: string): Cell<never> {
  return { text: iso === null ? words : isoDateText(iso) };
}

const STATUS_TAG = { accepted: 'green', refused: 'red', quarantined: 'yellow' } as const;
const STATUS_WORD = { accepted: 'Accepted', refused: 'Refused', quarantined: 'Quarantined' } as const;

/** Accepted, refused or quarantined, in a word and a colour. */
export function statusCell(status: ReceivedFileRow['status']): Cell<never> {
  return { text: STATUS_WORD[status], tag: STATUS_TAG[status] };
}

function filesTable({ files, totalFiles }: Given): Table<'invented'> {
  const which = files.length < totalFiles ? `Newest ${files.length} of ${totalFiles} files` : 'Files received';
  return {
    id: 'files',
    caption: which,
    columns: [
      { heading: 'File', kind: 'text' },
      { heading: 'Feed', kind: 'text' },
      { heading: 'Sender, period', kind: 'text' },
      { heading: 'Received', kind: 'text' },
      { heading: 'Status', kind: 'text', isMain: true },
      { heading: 'Rows read', kind: 'number' },
      { heading: 'Rejected', kind: 'number' },
    ],
    rows: files.map((file) => [
      { text: file.name, href: feedFileAddress(file.sha256) },
      { text: file.feed },
      { text: file.sender ?? 'named in no row', note: file.period ?? 'no period' },
      { text: isoDateText(file.receivedOn) },
      statusCell(file.status),
      countCell(file.rows.value.read),
      countCell(file.rejected),
    ]),
    whenEmpty:
      'No file has been received yet. Import one here, or from the command line with npm run commonweal -- import.',
  };
}

function uploadForm({ feeds }: Given): object {
  return {
    action: FEEDS,
    feeds: feeds.map(({ feed, title }, index) => ({
      value: feed,
      text: title,
      hint: { text: feed },
      checked: index === 0,
    })),
  };
}
