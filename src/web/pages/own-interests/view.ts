import { dayText } from '../../../base/index.ts';
import { INTEREST_TYPES, type OwnInterestsReport, type ReportBasis } from '../../../reports/index.ts';
import { INTERESTS, ownInterestsAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, instantText, isoDateText, moneyCell, sentenceCase } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { penceOf } from '../interests/pence-of.ts';
import { lastPublicWords } from '../interests/view.ts';

type Given = OwnInterestsReport & { readonly basis: ReportBasis };
type Interest = Given['interests'][number]['interest'];

/** One person's register: what they declared, with its history, what they are asked, and what they can enter. */
export function ownInterestsView(report: Given): Page<'invented'> {
  const action = `${ownInterestsAddress(report.user)}/enter`;
  const { questions, reminder, mayDeclare, mayWithhold } = report;
  const held = report.interests.filter(({ interest }) => interest.to === null);
  return {
    realm: 'invented',
    template: 'own-interests',
    heading: `Interests of ${report.name}`,
    trail: [...TO_HOME, { text: 'Register of interests', href: INTERESTS }],
    tables: [interestsTable(report), historyTable(report), giftsTable(report)],
    content: {
      answer: `${counted(held.length, 'interest is', 'interests are')} held. The whole register is to be confirmed by ${dayText(reminder.confirmBy)}.`,
      questions: questions
        .filter(({ standing }) => standing === 'not answered')
        .map(({ organisation, name, why }) => ({
          ask: `Do you have an interest in ${name} (${organisation})? It ${why}.`,
          id: `words-${organisation}`,
          organisation,
        })),
      entering: mayDeclare
        ? { action, types: INTEREST_TYPES.map((type) => ({ value: type, text: sentenceCase(type) })) }
        : null,
      ending: mayDeclare && held.length > 0 ? held.map(({ interest }) => choiceOf(interest)) : null,
      withholding: mayWithhold && held.length > 0 ? held.map(({ interest }) => choiceOf(interest)) : null,
      workedOut: basisFacts(report.basis),
    },
  };
}

function choiceOf({ id, details }: Interest): { readonly value: string; readonly text: string } {
  return { value: id.split('/').at(-1) ?? '', text: `${id}: ${details.organisationName}, ${details.nature}` };
}

function interestsTable({ interests }: Given): Table<'invented'> {
  return {
    id: 'interests',
    caption: 'What is declared',
    columns: [
      { heading: 'Number', kind: 'text' },
      { heading: 'Organisation', kind: 'text' },
      { heading: 'Nature', kind: 'text' },
      { heading: 'Held', kind: 'text' },
      { heading: 'Declared', kind: 'date' },
      { heading: 'Published', kind: 'text' },
    ],
    rows: interests.map((each) => {
      const { daysLate, interest } = each;
      const { id, details, from, to, declaredOn, withheld } = interest;
      return [
        { text: id },
        { text: details.organisationName, note: details.organisation ?? 'no code' },
        {
          text: details.nature,
          note: details.through === null ? details.type : `indirect, through ${details.through}`,
        },
        { text: `from ${dayText(from)}`, note: to === null ? 'still held' : `to ${dayText(to)}` },
        { ...dateCell(declaredOn), ...(daysLate === 0 ? {} : { note: `${counted(daysLate, 'day', 'days')} late` }) },
        { text: withheld === null ? 'yes' : 'withheld', note: withheld ?? lastPublicWords(each) },
      ];
    }),
    whenEmpty: 'Nothing is declared yet. Declare an interest with the form below, or confirm that there is none.',
  };
}

function historyTable({ interests }: Given): Table<'invented'> {
  const entries = interests.flatMap(({ interest }) => interest.history.map((entry) => ({ id: interest.id, entry })));
  return {
    id: 'history',
    caption: 'Everything that was entered',
    columns: [
      { heading: 'Number', kind: 'text' },
      { heading: 'What', kind: 'text' },
      { heading: 'By', kind: 'text' },
      { heading: 'When', kind: 'date' },
    ],
    rows: entries.map(({ id, entry }) => [
      { text: id },
      { text: sentenceCase(entry.says.kind), note: entryWords(entry.says) },
      { text: entry.by },
      { text: instantText(entry.at), csv: entry.at },
    ]),
    whenEmpty: 'Nothing was entered yet.',
  };
}

function entryWords(says: Interest['history'][number]['says']): string {
  if (says.kind === 'declared' || says.kind === 'corrected') {
    return `${says.details.organisationName}: ${says.details.nature}`;
  }
  if (says.kind === 'ended') return `on ${isoDateText(says.to)}`;
  return says.kind === 'withheld' ? says.ground : 'published again';
}

function giftsTable({ gifts }: Given): Table<'invented'> {
  return {
    id: 'gifts',
    caption: 'Gifts and hospitality',
    columns: [
      { heading: 'What', kind: 'text' },
      { heading: 'From', kind: 'text' },
      { heading: 'Worth', kind: 'number' },
      { heading: 'Accepted', kind: 'text' },
    ],
    rows: gifts.map(({ says }) => [
      { text: sentenceCase(says.what), note: says.description },
      { text: says.from },
      moneyCell(penceOf(says.valuePence)),
      { text: says.isAccepted ? 'yes' : 'declined' },
    ]),
    whenEmpty: 'Nothing was offered.',
  };
}
