import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { NHSUK_FOLDER } from '../assets/assets.ts';
import { drawing } from './drawing.ts';
import type { Frame } from './frame.ts';
import type { AnyPage, Table } from './page.ts';
import { csvQuery, tablePage } from './table-pages.ts';

const WEB_FOLDER = join(import.meta.dirname, '..');

/** Prints pages. Templates are compiled once; every text is escaped, and only our own drawings are printed as they are. */
export class Printer {
  readonly #environment: nunjucks.Environment;

  constructor() {
    const loader = new nunjucks.FileSystemLoader([WEB_FOLDER, NHSUK_FOLDER], { noCache: false, watch: false });
    this.#environment = new nunjucks.Environment(loader, { autoescape: true, trimBlocks: true, lstripBlocks: true });
    this.#environment.addFilter('trim', trim);
    this.#environment.addGlobal('drawing', drawing);
  }

  /** The page as HTML. */
  print(page: AnyPage, frame: Frame): string {
    const html = this.#environment.render(`pages/${page.template}/template.njk`, {
      ...page.content,
      heading: page.heading,
      caption: page.caption,
      trail: page.trail,
      back: page.trail.at(-1),
      tables: Object.fromEntries(page.tables.map((table) => [table.id, withCsv(table, frame)])),
      frame,
    });
    return html.replaceAll('−£', `−${WORD_JOINER}£`);
  }
}

/** Between a minus and its amount, so that no line ends between them. */
const WORD_JOINER = '\u2060';

/**
 * Nunjucks' own `trim` takes time that grows with the square of the white space, and NHS.UK frontend's macros call it
 * at every level: it took four fifths of the time of a page. A text that was safe stays safe.
 */
function trim(text: unknown): unknown {
  const trimmed = String(text ?? '').trim();
  return text instanceof nunjucks.runtime.SafeString ? new nunjucks.runtime.SafeString(trimmed) : trimmed;
}

/** Tables of more columns are set in smaller print, and break their longest words, so that they fit. */
const ROOMY_COLUMNS = 9;
/** Longer tables are set closer, so that more of them is in sight. */
const ROOMY_ROWS = 12;

function withCsv(table: Table<'invented'> | Table<'published'>, frame: Frame): object {
  const address = frame.address === '/' ? '/home' : frame.address;
  const { rows, words, pages } = tablePage(table, address, frame.query);
  return {
    ...table,
    isEmpty: table.rows.length === 0,
    isLong: rows.length > ROOMY_ROWS,
    isWide: table.columns.length > ROOMY_COLUMNS,
    mainHeading: table.columns.find(({ isMain }) => isMain)?.heading ?? null,
    printedRows: rows,
    printedWords: words,
    pages,
    csvHref: `${address}.csv?${csvQuery(table, frame.query)}`,
  };
}
