import type { ReportBasis, UrgentReport } from '../../../reports/index.ts';
import { DECISIONS, decisionAddress, URGENT } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, isoDateText, sentenceCase } from '../../layout/figures.ts';
import { choice, kept, line, type ShownForm, shownForm, words } from '../../layout/form.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = UrgentReport & { readonly basis: ReportBasis };

/** Decisions between meetings: proposed by one, taken by the other, to be ratified by the next meeting. */
export function urgentView(report: Given): Page<'invented'> {
  const { proposed, committees } = report;
  const waiting = proposed.filter(({ isTaken }) => !isTaken);
  return {
    realm: 'invented',
    template: 'urgent',
    heading: 'Urgent decisions',
    trail: [...TO_HOME, { text: 'Register of decisions', href: DECISIONS }],
    tables: [proposedTable(report), takenTable(report)],
    content: {
      answer: `${counted(waiting.length, 'urgent decision waits', 'urgent decisions wait')} to be taken by the other of two. One that was taken stands at once, and lapses unless a meeting ratifies it in time.`,
      taking: waiting
        .filter(({ isOwn, committee }) => !isOwn && committees.some(({ id }) => id === committee))
        .map((one, index) => takingForm(one, index)),
      proposing: proposingForm(report),
      workedOut: basisFacts(report.basis),
    },
  };
}

function takingForm(
  { subject, title, words: said, why, proposedBy }: Given['proposed'][number],
  index: number,
): ShownForm {
  const form = {
    id: `take-${String(index + 1)}`,
    heading: title,
    hint: `${said} Why now: ${why} Proposed by ${proposedBy}.`,
  };
  return shownForm({ ...form, action: `${URGENT}/take`, button: 'Take the decision' }, [kept('subject', subject)]);
}

function proposingForm({ committees, kinds, contracts }: Given): ShownForm | null {
  if (committees.length === 0) return null;
  const named = committees.map(({ id, name, who }) => ({ value: id, text: `${name}: ${who} together` }));
  const form = {
    id: 'propose-urgent',
    heading: 'Propose an urgent decision',
    action: `${URGENT}/propose`,
    button: 'Propose the decision',
  };
  return shownForm(form, [
    choice('committee', 'For which committee', named),
    line('title', 'What it is about'),
    words('words', 'The decision, in its words'),
    words('why', 'Why it cannot wait for the next meeting'),
    choice(
      'kind',
      'What is decided',
      kinds.map((kind) => ({ value: kind, text: sentenceCase(kind) })),
    ),
    choice('contract', 'Kind of contract', contracts),
    line('subject', 'About which proposal, case, journal or month'),
    line('contentHash', 'Its content, where the page of it gives one'),
    line('amount', 'Up to how many pounds, if any'),
    line('names', 'Codes of whom it is about', { hint: 'With commas between them' }),
  ]);
}

function proposedTable({ proposed }: Given): Table<'invented'> {
  return {
    id: 'proposed',
    caption: 'Proposed',
    columns: [
      { heading: 'What', kind: 'text' },
      { heading: 'Committee', kind: 'text' },
      { heading: 'About', kind: 'text' },
      { heading: 'Proposed', kind: 'date' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: proposed.map(({ title, words: said, committeeName, matter, proposedOn, proposedBy, isTaken }) => [
      { text: title, note: said },
      { text: committeeName },
      { text: matter.kind, note: matter.subject },
      { text: isoDateText(proposedOn), csv: proposedOn, note: `by ${proposedBy}` },
      isTaken ? { text: 'taken', tag: 'green' } : { text: 'waits for the other', tag: 'yellow' },
    ]),
    whenEmpty: 'Nobody has proposed an urgent decision.',
  };
}

function takenTable({ taken }: Given): Table<'invented'> {
  return {
    id: 'taken',
    caption: 'Taken between meetings',
    columns: [
      { heading: 'Reference', kind: 'text' },
      { heading: 'What', kind: 'text' },
      { heading: 'To be ratified by', kind: 'date' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: taken.map(({ reference, title, ratifyBy, standing }) => [
      { text: reference, href: decisionAddress(reference) },
      { text: title },
      dateCell(ratifyBy),
      { text: standing },
    ]),
    whenEmpty: 'No decision was taken between meetings.',
  };
}
