import { dayText } from '../../../base/index.ts';
import { type MonitoringReport, type ReportBasis, SENSITIVITIES, SOURCES, STANDINGS } from '../../../reports/index.ts';
import {
  assurancePracticeAddress,
  FEEDS,
  MONITORING,
  meetingAddress,
  monitoringReportAddress,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { casesTable, intelligenceTable } from '../../layout/case-words.ts';
import { counted, dateCell, sentenceCase } from '../../layout/figures.ts';
import type { Fact, Page, Printable, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { type CaseFilter, caseFilterForm, filteredCases } from './filter.ts';

type Given = MonitoringReport & { readonly basis: ReportBasis };

/** What the monitoring group has before it. */
export function monitoringView(report: Given, filter: CaseFilter): Page<'invented'> {
  const { cases, signals, intelligence, owed, group, may, practices } = report;
  const listed = casesTable(filteredCases(cases, filter), {
    id: 'cases',
    caption: 'Cases',
    whenEmpty: 'No case is as you asked for. A case appears when the group opens one on a signal.',
  });
  const told = intelligenceTable(intelligence, {
    id: 'intelligence',
    caption: 'Soft intelligence',
    whenEmpty:
      'Nothing is kept that you may see. What somebody knows or says of a practice appears once it is entered.',
  });
  const tables = [listed, ...(signals === null ? [] : [signalsTable(signals)]), told];
  return {
    realm: 'invented',
    template: 'monitoring',
    heading: 'Quality monitoring',
    caption: group.name,
    trail: TO_HOME,
    tables: owed === null ? tables : [...tables, owedTable(owed)],
    content: {
      answer: answerOf(report),
      facts: groupFacts(group),
      filter: caseFilterForm(MONITORING, filter, practices),
      hasSignals: signals !== null,
      isOwing: owed !== null,
      opening: may.keep ? openingForm(report) : null,
      entering: may.enter ? enteringForm(report) : null,
      destroying: may.keep ? { action: `${MONITORING}/destroy` } : null,
      how: [
        'A signal is a question and not a finding. A case goes from signals to the practice’s own account, to support with an owner and a day, and is reviewed; it goes up by set stages, or is closed with evidence.',
        'Nothing that was entered is edited: a correction stands beside it. Soft intelligence is marked fact or allegation, is seen by the practice unless it is about safeguarding or whistleblowing, and is destroyed after its last day. You are shown, and every number here counts, only what is yours to see.',
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ cases, signals }: Given): string {
  const open = cases.filter(({ stage }) => stage !== 'closed');
  const late = open.filter(({ next }) => next?.isLate === true).length;
  const first = `${counted(open.length, 'case is', 'cases are')} open, ${late} of them late.`;
  return signals === null ? first : `${first} ${counted(signals.length, 'signal is', 'signals are')} in no case.`;
}

function groupFacts({ everyMonths, lastMetOn, next }: Given['group']): readonly Fact<'invented'>[] {
  const words = next.meeting === null ? `due by ${dayText(next.on)}, not called yet` : dayText(next.on);
  return [
    { name: 'Meets', value: everyMonths === 1 ? 'every month' : `every ${everyMonths} months` },
    { name: 'Last met', value: lastMetOn === null ? 'has not met yet' : dayText(lastMetOn) },
    {
      name: 'Next meeting',
      value: words,
      ...(next.meeting === null ? {} : { href: meetingAddress(next.meeting) }),
      ...(next.isLate ? { note: 'later than its terms say' } : {}),
    },
  ];
}

const KINDS = { result: 'Far worse than the others', late: 'Late', other: 'Other' } as const;

function signalsTable(signals: NonNullable<Given['signals']>): Table<'invented'> {
  return {
    id: 'signals',
    caption: 'Signals that are in no case',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'What', kind: 'text', isMain: true },
      { heading: 'Kind', kind: 'text' },
      { heading: 'Reference', kind: 'text' },
    ],
    rows: signals.map(({ kind, practice, name, words, reference }) => [
      { text: name, note: practice, href: kind === 'result' ? assurancePracticeAddress(practice) : FEEDS },
      { text: words },
      { text: KINDS[kind] },
      { text: reference ?? 'followed up with the sender or in its case' },
    ]),
    whenEmpty: 'Nothing has arrived that is in no case: no practice is far worse than the others, and nothing is late.',
    printed: MOST_SIGNALS,
  };
}

const MOST_SIGNALS = 25;

function owedTable(owed: NonNullable<Given['owed']>): Table<'invented'> {
  return {
    id: 'owed',
    caption: 'Reports that are owed to committees',
    columns: [
      { heading: 'Committee', kind: 'text' },
      { heading: 'Cases to tell of', kind: 'number', isMain: true },
      { heading: 'Last told', kind: 'date' },
    ],
    rows: owed.map(({ committee, name, cases, lastToldOn, isPublic }) => [
      {
        text: name,
        href: monitoringReportAddress(committee),
        note: isPublic ? 'its papers are published: no practice is named' : 'meets in private',
      },
      { text: String(cases.length) },
      lastToldOn === null ? { text: 'not yet' } : dateCell(lastToldOn),
    ]),
    whenEmpty: 'The group owes no committee a report.',
  };
}

const items = (values: readonly string[]) => values.map((value) => ({ value, text: sentenceCase(value) }));
const NOBODY = { value: '', text: 'Nobody' };

function openingForm({ signals, practices, people }: Given): Printable {
  const open = (signals ?? []).flatMap(({ name, reference, words }) =>
    reference === null ? [] : [{ value: reference, text: `${name}: ${words.slice(0, 60)}…` }],
  );
  return {
    action: `${MONITORING}/open`,
    signals: [{ value: '', text: 'Another signal, as written below' }, ...open],
    practices: practices.map(({ practice, name }) => ({ value: practice, text: name })),
    people: [NOBODY, ...people.map(({ user, name }) => ({ value: user, text: name }))],
  };
}

function enteringForm({ practices, people }: Given): Printable {
  return {
    action: `${MONITORING}/intelligence`,
    practices: practices.map(({ practice, name }) => ({ value: practice, text: name })),
    sources: items(SOURCES),
    standings: items(STANDINGS),
    sensitivities: items(SENSITIVITIES),
    people: [NOBODY, ...people.map(({ user, name }) => ({ value: user, text: name }))],
  };
}
