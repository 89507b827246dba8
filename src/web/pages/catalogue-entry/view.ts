import { dayText } from '../../../base/index.ts';
import type {
  CatalogueEntryReport,
  EntryDifference,
  EntryStep,
  IndicatorEntry,
  ReportBasis,
} from '../../../reports/index.ts';
import {
  CATALOGUE,
  catalogueEntryAddress,
  codelistAddress,
  designAddress,
  measureByPracticeAddress,
  underFramework,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, isoDateText, sentenceCase, shortHash, wholeText } from '../../layout/figures.ts';
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
      codelistsTable(entry),
      peopleTable(report),
      resultsTable(report),
      versionsTable(report),
      ...(report.compared === null ? [] : [differencesTable('compared', 'Compared', report.compared.differences)]),
    ],
    content: {
      answer: entry.wording,
      facts: [...factsOf(entry), payableFact(report)],
      accept: report.mayAccept ? acceptForm(entry) : null,
      notes: entry.notes,
      last: 'Whoever no step decides about is missed: counted in the denominator and not as met.',
      compare: compareForm(report),
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
      { heading: 'Then', kind: 'text' },
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

function codelistsTable({ codelists }: IndicatorEntry): Table<'invented'> {
  return {
    id: 'codelists',
    caption: 'Codes',
    columns: [
      { heading: 'Codelist', kind: 'text' },
      { heading: 'Version', kind: 'text' },
      { heading: 'Status', kind: 'text' },
      { heading: 'Codes', kind: 'text' },
    ],
    rows: codelists.map(({ name, title, version, status, source, codes }) => [
      { text: name, note: title, href: codelistAddress(name) },
      { text: version, note: source },
      { text: status },
      { text: codes.join(', '), csv: codes.join(' ') },
    ]),
    whenEmpty: 'The rule looks at no codes.',
  };
}

function peopleTable({ entry }: Given): Table<'invented'> {
  return {
    id: 'people',
    caption: 'Test people',
    columns: [
      { heading: 'Person', kind: 'text' },
      { heading: 'Record', kind: 'text' },
      { heading: 'Counts as', kind: 'text' },
    ],
    rows: entry.people.map(({ name, record, counts }) => [{ text: name }, { text: record }, { text: counts }]),
    whenEmpty: 'No test people are written down for this rule. They are added beside its definition.',
  };
}

function resultsTable({ results, commissioner }: Given): Table<'invented'> {
  return {
    id: 'results',
    caption: `Results over time, ${commissioner.name}`,
    columns: [
      { heading: 'Counted to', kind: 'date' },
      { heading: 'Achievement', kind: 'number' },
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

function versionsTable({ versions }: Given): Table<'invented'> {
  return {
    id: 'versions',
    caption: 'History of versions',
    columns: [
      { heading: 'In force from', kind: 'date' },
      { heading: 'What changed', kind: 'text' },
      { heading: 'Written by', kind: 'text' },
      { heading: 'Checked by', kind: 'text' },
      { heading: 'Framework (hash)', kind: 'text' },
    ],
    rows: versions.map(({ knownFrom, changed, author, checker, hash }) => [
      dateCell(knownFrom),
      { text: changed === null ? 'The first version' : changed.map(({ what }) => what).join(', ') },
      { text: author },
      { text: checker },
      { text: shortHash(hash), csv: hash },
    ]),
    whenEmpty: 'No version is kept yet.',
  };
}

function differencesTable(id: string, caption: string, differences: readonly EntryDifference[]): Table<'invented'> {
  return {
    id,
    caption,
    columns: [
      { heading: 'What', kind: 'text' },
      { heading: 'Earlier', kind: 'text' },
      { heading: 'Later', kind: 'text' },
    ],
    rows: differences.map(({ what, before, after }) => [
      { text: what },
      { text: before ?? 'not there' },
      { text: after ?? 'not there' },
    ]),
    whenEmpty: 'The two versions say the same.',
  };
}

/** Two lists of versions to compare; none while there is only one. */
function compareForm({ versions, entry, compared }: Given): object | null {
  if (versions.length < 2) return null;
  const items = (chosen: string | undefined): readonly object[] =>
    versions.map(({ hash, knownFrom }) => ({
      value: hash,
      text: `From ${dayText(knownFrom)} (${shortHash(hash)})`,
      selected: hash === chosen,
    }));
  return {
    action: catalogueEntryAddress(entry.indicator),
    framework: entry.framework.id,
    from: items(compared?.from ?? versions[1]?.hash),
    to: items(compared?.to ?? versions[0]?.hash),
  };
}

function comparedWords({ compared, versions }: Given): string | null {
  if (compared === null) return null;
  const named = (hash: string): string => {
    const version = versions.find((one) => one.hash === hash);
    return version === undefined ? shortHash(hash) : dayText(version.knownFrom);
  };
  const things = counted(compared.differences.length, 'thing differs', 'things differ');
  return `${things} between the version from ${named(compared.from)} and the one from ${named(compared.to)}.`;
}
