import type { ColumnDescription, FeedDescription } from '../../feed.ts';
import { CATALOGUE, type CatalogueColumn, REQUIRED_COLUMNS } from './catalogue.ts';

const REQUIRED = new Set<string>(REQUIRED_COLUMNS);

function described(column: CatalogueColumn): ColumnDescription {
  const [name = column.id, ...others] = column.headings;
  const also = others.length > 0 ? `; also headed ${others.join('; ')}` : '';
  const base = { name, isRequired: REQUIRED.has(column.id) };
  const meaning = `${meaningOf(column)} (${column.years})${also}`;
  if (column.kind === 'amount' || column.kind === 'total') {
    return {
      ...base,
      meaning,
      type: 'decimal number, £ and thousands commas allowed',
      unit: 'pounds',
      example: '1,234.56',
    };
  }
  return { ...base, meaning, type: typeOf(column.id), example: EXAMPLES[column.id] ?? '' };
}

function meaningOf(column: CatalogueColumn): string {
  if (column.subtotalOf) return `${column.id}: an amount; a subtotal where its parts stand beside it`;
  if (column.kind === 'amount') return `${column.id}: an amount; a component of the Total where it stands before it`;
  return column.kind === 'extra' ? `${column.id}: kept as received` : column.id;
}

function typeOf(id: string): string {
  if (id === 'registered' || id === 'weighted') return 'decimal number';
  return id.endsWith('_on') ? 'date dd/mm/yyyy' : 'text';
}

const EXAMPLES: Readonly<Record<string, string>> = {
  region: 'Q44',
  commissioner: '05C',
  commissioner_name: 'Dudley',
  network: 'U89141',
  practice: 'M87001',
  opened_on: '01/04/1999',
  closed_on: '-',
  contract_type: 'GMS',
  is_dispensing: 'No',
  atypical: '| Part year of data |',
  registered: '4095.25',
  weighted: '4728.6',
};

/**
 * What the warehouse keeps of it: one row of `gp_payments` a practice and year. The columns of kind identity and
 * total have their own columns; `components` is a JSON object from a component's id to pence or null (not received),
 * `components_pence` their sum, and `extras` a JSON object from an extra's id to its text as received or null.
 * `tolerance_pence` is within what the row's sums are held to add, as it was published rounded.
 */
export const description: FeedDescription = {
  feed: 'gp-payments',
  version: 1,
  title: 'NHS Payments to General Practice',
  sentBy: 'NHS Digital, later NHS England',
  frequency: 'every year',
  formats: ['CSV as downloaded, named nhspaymentsgp-YYYY-YY.csv; UTF-8 or Windows-1252'],
  notes: [
    'The financial year is taken from the file’s name; another form of name is refused.',
    'Headings drift every year. They are mapped by meaning; one that is in no year’s file refuses the file by name.',
    'A dash, a blank and N/A mean not received, never 0.',
    'The columns from Global Sum up to the Total add to the Total, and the Total and the deductions (negative) to the net payment, within £5 for 2014/15 (published in whole pounds) and £0.05 for later years. A row that does not add is kept, with a problem.',
    'In 2022/23 the network’s code and name stand under Code and CCG NAME.',
    'A later file of the same year supersedes the earlier one.',
  ],
  tables: [{ name: 'payments', meaning: 'one record a practice', columns: CATALOGUE.map(described) }],
};
