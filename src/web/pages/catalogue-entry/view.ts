import { dayText } from '../../../base/index.ts';
import type { CatalogueEntryReport, EntryStep, IndicatorEntry, ReportBasis } from '../../../reports/index.ts';
import {
  CATALOGUE,
  catalogueEntryAddress,
  designAddress,
  measureByPracticeAddress,
  underFramework,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import {
  codelistsTable,
  comparedWords,
  compareForm,
  differencesTable,
  peopleTable,
  versionsTable,
} from '../../layout/definition-tables.ts';
import { counted, dateCell, isoDateText, sentenceCase, wholeText } from '../../layout/figures.ts';
import type { Fact, Page, Table } from '../../layout/page.ts';
import { rateCell } from '../../layout/released.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = CatalogueEntryReport & { readonly basis: ReportBasis };

/** An indicator in full: what it measures, step by step, codes, test people, results over time, versions. */
export function catalogueEntryView(report: Given): Page<'invented'> {
  const { entry } = report;
  return {
    realm: 'invented',
    template: 'catalogue-entry',
    heading: `${entry.indicator}: ${entry.title}`,
    caption: entry.framework.title,
    trail: [...TO_HOME, { text: 'Catalogue', href: underFramework(CATALOGUE, entry.framework.id) }],
    tables: [
      stepsTable('register', `Who is on the register: ${entry.register.title}`, entry.registerSteps),
      stepsTable('steps', 'Then, in this order, the first that is true decides', entry.steps),
      codelistsTable(entry.codelists, 'The rule looks at no codes.'),
      peopleTable(entry.people),
      resultsTable(report),
      versionsTable(report.versions),
      ...(report.compared === null ? [] : [differencesTable(report.compared.differences)]),
    ],
    content: {
      answer: entry.wording,
      facts: [...factsOf(entry), payableFact(report)],
      accept: report.mayAccept ? acceptForm(entry) : null,
      notes: entry.notes,
      last: 'Whoever no step decides about is missed: counted in the denominator and not as met.',
      compare: compareForm(report, { indicator: entry.indicator, framework: entry.framework.id }),
      compared: comparedWords(report),
      links: [
        {
          text: 'Change a copy in the workbench',
          href: underFramework(designAddress(entry.indicator), entry.framework.id),
        },
        ...report.results.slice(0, 1).map(({ periodEnd }) => ({
          text: `Results by practice at ${dayText(periodEnd)}`,
          href: underFramework(measureByPracticeAddress(entry.indicator, periodEnd), entry.framework.id),
        })),
      ],
      workedOut: [...basisFacts(report.basis), { name: 'Definition (hash)', value: entry.ruleHash }],
    },
  };
}

function factsOf(entry: IndicatorEntry): readonly Fact<'invented'>[] {
  return [
    { name: 'Why it matters', value: entry.reason },
    {
      name: 'Worth',
      value: worthText(entry),
      note: entry.pointsSource,
    },
    { name: 'Adjusted for prevalence', value: entry.prevalenceAdjusted ? 'yes' : 'no' },
    { name: 'Source of the rule', value: entry.source },
    { name: 'Order of its steps', value: sentenceCase(entry.verification) },
    { name: 'Written by', value: entry.author },
    { name: 'Checked by', value: entry.checker },
    { name: 'To be reviewed by', value: isoDateText(entry.reviewBy) },
  ];
}

function payableFact({ payable }: Given): Fact<never> {
  return { name: 'May be paid on', value: payable.isPayable ? 'yes' : 'no', note: payable.words };
}

/** What a decision is about: the rule as it is shown, by its hash. */
function acceptForm({ indicator, framework, rule, ruleHash }: IndicatorEntry): object {
  return { action: `${catalogueEntryAddress(indicator)}/accept`, framework: framework.id, rule, hash: ruleHash };
}

function worthText({ points, lowerPercent, upperPercent }: IndicatorEntry): string {
  if (points === 0) return 'Watched, not paid for';
  return `${counted(points, 'point', 'points')}, paid from ${lowerPercent}% and in full at ${upperPercent}%`;
}

function stepsTable(id: string, caption: string, steps: readonly EntryStep[]): Table<'invented'> {
  return {
    id,
    caption,
    columns: [
      { heading: 'Step', kind: 'text' },
      { heading: 'Somebody', kind: 'text' },
      { heading: 'Exactly', kind: 'text' },
      { heading: 'Then', kind: 'text', isMain: true },
      { heading: 'Reason code', kind: 'text' },
    ],
    rows: steps.map(({ n, decides, words, test, code }) => [
      { text: String(n) },
      { text: words },
      { text: test },
      { text: decides },
      { text: code ?? 'none' },
    ]),
    whenEmpty: 'There is no step.',
  };
}

function resultsTable({ results, commissioner }: Given): Table<'invented'> {
  return {
    id: 'results',
    caption: `Results over time, ${commissioner.name}`,
    columns: [
      { heading: 'Counted to', kind: 'date' },
      { heading: 'Achievement', kind: 'number', isMain: true },
      { heading: 'Practices counted', kind: 'number' },
    ],
    rows: results.map(({ periodEnd, rate, practicesCounted, practices }) => [
      { ...dateCell(periodEnd) },
      rateCell(rate.value, 'not received'),
      { text: `${wholeText(practicesCounted)} of ${wholeText(practices)}` },
    ]),
    whenEmpty: 'No result may be shown to you, or none was counted yet.',
  };
}
