import { dayText } from '../../../base/index.ts';
import type { RateCatalogueReport, ReportBasis } from '../../../reports/index.ts';
import { CATALOGUE, rateAddress, underFramework } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import {
  codelistsTable,
  comparedWords,
  compareForm,
  differencesTable,
  peopleTable,
  versionsTable,
} from '../../layout/definition-tables.ts';
import { dateCell, isoDateText, sentenceCase } from '../../layout/figures.ts';
import type { Fact, Page, Table } from '../../layout/page.ts';
import { rateIntervalText, rateValueCell } from '../../layout/rate-words.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = RateCatalogueReport & { readonly basis: ReportBasis };

/** A rate, survey or other such measure in full: its rule in words, codes, test people, results over time, versions. */
export function catalogueRateView(report: Given): Page<'invented'> {
  const { entry, results, compared } = report;
  const { indicator, framework } = entry;
  return {
    realm: 'invented',
    template: 'catalogue-rate',
    heading: `${indicator}: ${entry.shortTitle}`,
    caption: framework.title,
    trail: [...TO_HOME, { text: 'Catalogue', href: underFramework(CATALOGUE, framework.id) }],
    tables: [
      resultsTable(report),
      codelistsTable(entry.codelists, 'It looks at no codes.'),
      peopleTable(entry.people),
      versionsTable(report.versions),
      ...(compared === null ? [] : [differencesTable(compared.differences)]),
    ],
    content: {
      answer: entry.wording,
      facts: entry.facts.map(({ what, says }): Fact<never> => ({ name: what, value: sentenceCase(isoDateText(says)) })),
      compare: compareForm(report, { indicator, framework: framework.id }),
      compared: comparedWords(report),
      links: results.slice(0, 1).map(({ periodEnd }) => ({
        text: `Results by place at ${dayText(periodEnd)}`,
        href: underFramework(rateAddress(indicator, periodEnd), framework.id),
      })),
      workedOut: [
        ...basisFacts(report.basis),
        ...(entry.ruleHash === null ? [] : [{ name: 'Definition (hash)', value: entry.ruleHash }]),
      ],
    },
  };
}

function resultsTable({ results, entry }: Given): Table<'invented'> {
  return {
    id: 'results',
    caption: `Results over time, ${results[0]?.result.name ?? entry.framework.title}`,
    columns: [
      { heading: 'At', kind: 'date' },
      { heading: 'Result', kind: 'number', isMain: true },
      { heading: '95% interval', kind: 'number' },
    ],
    rows: results.map(({ periodEnd, result }) => [
      { ...dateCell(periodEnd), href: underFramework(rateAddress(entry.indicator, periodEnd), entry.framework.id) },
      rateValueCell(result),
      { text: rateIntervalText(result) },
    ]),
    whenEmpty: 'No result may be shown to you, or none was counted yet.',
  };
}
