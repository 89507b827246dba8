import type { DecisionReport, ReportBasis } from '../../../reports/index.ts';
import { DECISIONS, decisionAddress, meetingAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { instantText, isoDateText, moneyCell, sentenceCase } from '../../layout/figures.ts';
import type { Fact, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { conflictWords } from '../decisions/view.ts';
import { penceOf } from '../interests/pence-of.ts';

type Given = DecisionReport & { readonly basis: ReportBasis };

/** One decision: what it allows, on which conditions, whether it stands, and what was done by it. */
export function decisionView(report: Given): Page<'invented'> {
  const { decision, standing, mayKeep } = report;
  const waiting = decision.conditions.flatMap(({ words }, index) =>
    decision.met.has(index) ? [] : [{ value: String(index), text: words }],
  );
  return {
    realm: 'invented',
    template: 'decision',
    heading: decision.reference,
    caption: decision.committeeName,
    trail: [...TO_HOME, { text: 'Register of decisions', href: DECISIONS }],
    tables: [conditionsTable(report), entriesTable(report)],
    content: {
      answer: `${decision.words} ${answerWords(report)}`,
      facts: factsOf(report),
      meeting:
        mayKeep && waiting.length > 0 && standing !== 'revoked'
          ? { action: `${decisionAddress(decision.reference)}/condition`, conditions: waiting }
          : null,
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerWords({ decision, standing }: Given): string {
  const { ended } = decision;
  if (standing === 'live') return 'It stands.';
  if (ended !== null) return `It was ${ended.kind} by ${ended.by}: ${ended.words}`;
  return `It allows nothing on this date: ${standing}.`;
}

function factsOf({ decision, standing }: Given): readonly Fact<'invented'>[] {
  const { title, meeting, item, matter, decidedOn, expiresOn, votes, conflicts, used, urgent } = decision;
  return [
    { name: 'Standing', value: standing },
    { name: 'Item', value: title },
    meeting === null
      ? {
          name: 'Taken',
          value: `between meetings by ${urgent?.takenBy.join(' and ') ?? 'nobody'}`,
          note: urgent?.why ?? '',
        }
      : { name: 'Meeting', value: `item ${item}`, href: meetingAddress(meeting) },
    { name: 'Decided', value: isoDateText(decidedOn) },
    { name: 'About', value: `${matter.kind}: ${matter.subject}`, note: `contract: ${matter.contract}` },
    {
      name: 'Allows up to',
      value: matter.amountPence === null ? 'no amount is part of it' : moneyCell(penceOf(matter.amountPence)).text,
    },
    { name: 'Holds until', value: expiresOn === null ? 'it is revoked' : isoDateText(expiresOn) },
    { name: 'Votes', value: `${votes.inFavour} for, ${votes.against} against, ${votes.abstained} abstained` },
    { name: 'Conflicts', value: conflictWords(conflicts) },
    { name: 'Done by it', value: used.length === 0 ? 'nothing yet' : used.join('; ') },
    { name: 'Content approved', value: matter.contentHash ?? 'what it is about is enough' },
  ];
}

function conditionsTable({ decision: { conditions, met } }: Given): Table<'invented'> {
  return {
    id: 'conditions',
    caption: 'Conditions',
    columns: [
      { heading: 'Condition', kind: 'text' },
      { heading: 'When', kind: 'text' },
      { heading: 'Met', kind: 'text' },
    ],
    rows: conditions.map(({ words, isBefore }, index) => [
      { text: words },
      { text: isBefore ? 'before the decision holds' : 'while it holds' },
      { text: met.get(index) ?? 'not yet' },
    ]),
    whenEmpty: 'It was taken without conditions.',
  };
}

function entriesTable({ decision: { entries } }: Given): Table<'invented'> {
  return {
    id: 'entries',
    caption: 'Everything that was entered',
    columns: [
      { heading: 'What', kind: 'text' },
      { heading: 'By', kind: 'text' },
      { heading: 'When', kind: 'date' },
    ],
    rows: entries.map(({ says, by, at }) => [
      { text: sentenceCase(says.kind), ...('words' in says ? { note: says.words } : {}) },
      { text: by },
      { text: instantText(at), csv: at },
    ]),
    whenEmpty: 'Nothing was entered.',
  };
}
