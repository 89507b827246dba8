import { type Day, dayFromIso, dayText } from '../../../base/index.ts';
import { quorumWords, type ReportBasis, type WhoDecidesReport } from '../../../reports/index.ts';
import { basisFacts } from '../../layout/basis.ts';
import { sentenceCase } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = WhoDecidesReport & { readonly basis: ReportBasis };
type Phase = Given['phases'][number];
type CommissioningFunction = Given['functions'][number];

/** Who decides what, by function and phase, and the committees by which they decide. */
export function whoDecidesView(report: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'who-decides',
    heading: 'Who decides what',
    trail: TO_HOME,
    tables: [nowTable(report), functionsTable(report), committeesTable(report)],
    content: { answer: answerOf(report), workedOut: basisFacts(report.basis) },
  };
}

function phaseOn({ phases, basis }: Given): Phase | undefined {
  return phases.findLast(({ from }) => startOf(from) <= basis.businessDate);
}

function answerOf(report: Given): string {
  const { functions } = report;
  const now = phaseOn(report);
  if (now === undefined) return 'On this date nobody is recorded as deciding anything.';
  const held = functions.filter((each) => each.holders.some((holder) => holder.phases.includes(now.phase)));
  return `Since ${dayText(startOf(now.from))} the commissioner is in the ${now.phase} phase: ${held.length} functions have somebody who decides. Nobody else may act on them.`;
}

function nowTable(report: Given): Table<'invented'> {
  const now = phaseOn(report);
  return {
    id: 'now',
    caption: 'Who decides now',
    columns: [
      { heading: 'Function', kind: 'text' },
      { heading: 'Who decides', kind: 'text' },
    ],
    rows:
      now === undefined
        ? []
        : report.functions.map((each) => [{ text: sentenceCase(each.name) }, { text: holderWords(each, now) }]),
    whenEmpty: 'Nobody is recorded as deciding anything on this date. Functions appear when the matrix is loaded.',
  };
}

function functionsTable({ phases, functions }: Given): Table<'invented'> {
  return {
    id: 'functions',
    caption: 'Who decided and decides, phase by phase, and who says so',
    columns: [
      { heading: 'Function', kind: 'text' },
      ...phases.map(({ phase }) => ({ heading: sentenceCase(phase), kind: 'text' as const })),
      { heading: 'Who says so', kind: 'text' },
    ],
    rows: functions.map((each) => [
      { text: sentenceCase(each.name), note: each.id },
      ...phases.map((phase) => ({ text: holderWords(each, phase) })),
      { text: sourceWords(each) },
    ]),
    whenEmpty: 'Nothing says who decides. Functions appear when the matrix is loaded.',
  };
}

function holderWords({ holders }: CommissioningFunction, { phase }: Phase): string {
  const held = holders.filter(({ phases }) => phases.includes(phase));
  if (held.length === 0) return 'nobody recorded';
  const words = held.map(({ body, through, contracts }) => {
    const by = through === undefined ? body : `${body}, through its ${through}`;
    return contracts.includes('any') ? by : `${contracts.join(', ')}: ${by}`;
  });
  return words.join('; ');
}

function sourceWords({ holders }: CommissioningFunction): string {
  const said = holders.map(({ source, status }) => (status === 'found' ? source : `${source} (${status})`));
  return [...new Set(said)].join('; ');
}

function committeesTable({ committees }: Given): Table<'invented'> {
  return {
    id: 'committees',
    caption: 'Committees, and when they may decide',
    columns: [
      { heading: 'Committee', kind: 'text' },
      { heading: 'Votes', kind: 'number' },
      { heading: 'Quorum after recusals', kind: 'text' },
      { heading: 'Cannot decide when all of these have an interest', kind: 'text' },
      { heading: 'Meets', kind: 'text' },
    ],
    rows: committees.map((terms) => [
      { text: terms.name, note: terms.purpose },
      { text: String(terms.seats.filter(({ isVoting }) => isVoting).length) },
      { text: quorumWords(terms.quorum) },
      { text: terms.indispensable.length === 0 ? 'none' : terms.indispensable.join(', ') },
      { text: terms.meets, ...(terms.privateGround === null ? {} : { note: terms.privateGround }) },
    ]),
    whenEmpty: 'There is no committee. Committees appear when their terms of reference are loaded.',
  };
}

function startOf(from: string): Day {
  return dayFromIso(from) as Day;
}
