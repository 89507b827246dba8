import type { CatalogueReport, ReportBasis } from '../../../reports/index.ts';
import { CATALOGUE, CODELISTS, catalogueEntryAddress, underFramework } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, wholeText } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = CatalogueReport & { readonly basis: ReportBasis };

/** Every indicator of the framework, or those that a search found. */
export function catalogueView(report: Given): Page<'invented'> {
  const { framework, frameworks, searched } = report;
  return {
    realm: 'invented',
    template: 'catalogue',
    heading: 'Catalogue of indicators',
    caption: framework.title,
    trail: TO_HOME,
    tables: [indicatorsTable(report)],
    content: {
      answer: answerOf(report),
      search: { action: CATALOGUE, value: searched, framework: framework.id },
      links: [
        ...frameworks
          .filter(({ id }) => id !== framework.id)
          .map(({ id, title }) => ({ text: title, href: underFramework(CATALOGUE, id) })),
        { text: 'Codelists, and what is recorded but in none', href: CODELISTS },
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ rows, total, searched, framework }: Given): string {
  const all = counted(total, 'indicator', 'indicators');
  return searched === ''
    ? `${framework.title} has ${all}. Open one for its rule in words, codes, test people and history.`
    : `${wholeText(rows.length)} of ${all} hold “${searched}”.`;
}

function indicatorsTable({ rows, framework }: Given): Table<'invented'> {
  return {
    id: 'indicators',
    caption: 'Indicators',
    columns: [
      { heading: 'Indicator', kind: 'text' },
      { heading: 'What it measures', kind: 'text' },
      { heading: 'About', kind: 'text' },
      { heading: 'Points', kind: 'number' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: rows.map(({ indicator, shortTitle, title, about, points, standing, isPayable }) => [
      { text: indicator, note: shortTitle, href: underFramework(catalogueEntryAddress(indicator), framework.id) },
      { text: title },
      { text: about },
      { text: points === 0 ? 'watched, not paid' : wholeText(points) },
      { text: standing, ...(isPayable ? {} : { note: 'not payable: nobody has accepted it' }) },
    ]),
    whenEmpty:
      'No indicator holds these words. Search for a condition, a code such as HYP_COD, or part of the wording.',
  };
}
