import type { CodelistsReport, CodelistUse, ReportBasis } from '../../../reports/index.ts';
import { CATALOGUE, CODELISTS, codelistAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, wholeText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = CodelistsReport & { readonly basis: ReportBasis };

/** Every codelist, and what is recorded but in none. */
export function codelistsView(report: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'codelists',
    heading: 'Codelists',
    trail: [...TO_HOME, { text: 'Catalogue', href: CATALOGUE }],
    tables: [codelistsTable(report), unlistedTable(report)],
    content: {
      answer: `${foundWords(report)} ${unlistedWords(report)}`,
      search: { action: CODELISTS, value: report.searched },
      workedOut: basisFacts(report.basis),
    },
  };
}

function foundWords({ searched, rows, total }: Given): string {
  const all = counted(total, 'codelist', 'codelists');
  return searched === '' ? `There are ${all}.` : `${wholeText(rows.length)} of ${all} hold “${searched}”.`;
}

function unlistedWords({ unlisted }: Given): string {
  if (unlisted === null) return 'What is recorded but in none is shown to those who may see counts.';
  if (unlisted.length === 0) return 'Every code that is recorded is in one of them.';
  const codes = counted(unlisted.length, 'code that is recorded is', 'codes that are recorded are');
  return `${codes} in none of them: no measure sees what they say.`;
}

function codelistsTable({ rows }: Given): Table<'invented'> {
  return {
    id: 'codelists',
    caption: 'Codelists in force',
    columns: [
      { heading: 'Codelist', kind: 'text' },
      { heading: 'Version', kind: 'text' },
      { heading: 'Status', kind: 'text' },
      { heading: 'Codes', kind: 'number', isMain: true },
      { heading: 'Used by', kind: 'text' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: rows.map(({ name, title, version, source, status, codes, uses, isWaiting }) => [
      { text: name, note: title, href: codelistAddress(name) },
      { text: version, note: source },
      { text: status },
      { text: wholeText(codes) },
      { text: usesText(uses) },
      standingCell(isWaiting),
    ]),
    whenEmpty: 'No codelist holds these words. Search for a name such as HYP_COD, a code, or part of a term.',
  };
}

function standingCell(isWaiting: boolean): Cell<never> {
  return isWaiting ? { text: 'Another version waits', tag: 'yellow' } : { text: 'In force' };
}

function usesText(uses: readonly CodelistUse[]): string {
  const measures = new Set(uses.flatMap((use) => use.measures)).size;
  return measures === 0 ? 'no measure' : counted(measures, 'measure', 'measures');
}

function unlistedTable({ unlisted }: Given): Table<'invented'> {
  return {
    id: 'unlisted',
    caption: 'Recorded but in no list',
    columns: [
      { heading: 'Code', kind: 'text' },
      { heading: 'People', kind: 'number' },
    ],
    rows: (unlisted ?? []).map(({ code, people }) => [{ text: code }, countCell(people.value)]),
    whenEmpty:
      unlisted === null
        ? 'It is shown to those who may see counts of people.'
        : 'No code is recorded that is in no codelist.',
  };
}
