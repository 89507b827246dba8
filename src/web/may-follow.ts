import { type Actor, odsCodeFromText, type Realm } from '../base/index.ts';
import { type Action, paidSubject, type ReportContext } from '../reports/index.ts';
import type { AnyPage, Cell, Table } from './layout/page.ts';
import { rowsAsked } from './layout/table-pages.ts';
import type { PageRoute } from './route.ts';

/** Whether the page at an address is one that the reader may open. */
export type MayFollow = (address: string) => boolean;

/** What a reader may open, by the routes' own word; an address of no page, such as a form's, is nobody's to judge. */
export function mayFollowFor(routes: readonly PageRoute[], context: ReportContext, actor: Actor): MayFollow {
  return (address) => {
    const found = routeAt(routes, address);
    return found === undefined || isOpen(found.route, found.params, context, actor);
  };
}

/** The page that an address is of, with the named parts of the address; undefined for an address of none. */
export function routeAt(
  routes: readonly PageRoute[],
  address: string,
): { readonly route: PageRoute; readonly params: ReadonlyMap<string, string> } | undefined {
  const given = partsOf(address);
  for (const { route, wanted } of pathsOf(routes).get(given.length) ?? []) {
    const params = paramsOf(wanted, given);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

/** Routes with the parts of their paths, by how many parts there are: each link of each page is looked for here. */
type Paths = ReadonlyMap<number, readonly { readonly route: PageRoute; readonly wanted: readonly string[] }[]>;
const paths = new WeakMap<readonly PageRoute[], Paths>();

function pathsOf(routes: readonly PageRoute[]): Paths {
  const known = paths.get(routes);
  if (known !== undefined) return known;
  const split = routes.map((route) => ({ route, wanted: route.path.split('/') }));
  const made = Map.groupBy(split, ({ wanted }) => wanted.length);
  paths.set(routes, made);
  return made;
}

function isOpen(
  { needs, isFor }: PageRoute,
  params: ReadonlyMap<string, string>,
  context: ReportContext,
  actor: Actor,
): boolean {
  const named = odsCodeFromText(params.get('practice') ?? '');
  const may = (action: Action) =>
    named === undefined
      ? [actor.organisation, undefined].some((practice) => context.rules.may(actor, action, { practice }).ok)
      : context.rules.may(actor, action, paidSubject(context, named)).ok;
  if (needs !== undefined && !needs.some(may)) return false;
  return isFor === undefined || isFor({ context, actor }, (name) => params.get(name) ?? '');
}

function partsOf(address: string): readonly string[] {
  const [path = ''] = address.split(/[?#]/);
  return path.split('/');
}

/** The named parts of an address of as many parts as are wanted; undefined for an address of another route. */
function paramsOf(wanted: readonly string[], given: readonly string[]): ReadonlyMap<string, string> | undefined {
  if (!wanted.every((part, index) => part.startsWith(':') || part === given[index])) return undefined;
  const named = wanted.flatMap((part, index) =>
    part.startsWith(':') ? [[part.slice(1), decoded(given[index] ?? '')] as const] : [],
  );
  return new Map(named);
}

/** What cannot be decoded is no address of ours and stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * The page with only those links that its reader may follow. A cell or a fact stays as text; what is a link and
 * nothing else is left out. Of a table the rows are judged that stand on the page which `query` asks for.
 */
export function withOpenLinks<P extends AnyPage>(page: P, mayFollow: MayFollow, query: string): P {
  const { trail, tables, content } = page;
  const cell = (one: Cell<Realm>): Cell<Realm> => (isClosed(one, mayFollow) ? withoutLink(one) : one);
  const row = (cells: readonly Cell<Realm>[]) => cells.map(cell);
  const rows = (table: Table<Realm>) => {
    const { start, end } = rowsAsked(table, query);
    return table.rows.map((one, index) => (index < start || index >= end ? one : row(one)));
  };
  return {
    ...page,
    trail: trail.filter(({ href }) => mayFollow(href)),
    tables: tables.map(({ total, ...table }) => ({
      ...table,
      rows: rows(table),
      ...(total === undefined ? {} : { total: row(total) }),
    })),
    content: openIn(content, mayFollow),
  };
}

/** What a template is given, without closed links at any depth. */
function openIn<T>(value: T, mayFollow: MayFollow): T {
  if (Array.isArray(value)) {
    return value.filter((item) => !isOnlyLink(item, mayFollow)).map((item) => openIn(item, mayFollow)) as T;
  }
  if (!isPlain(value)) return value;
  const open = isClosed(value, mayFollow) ? withoutLink(value) : value;
  const parts = Object.entries(open).map(([name, part]) => [
    name,
    isOnlyLink(part, mayFollow) ? null : openIn(part, mayFollow),
  ]);
  return Object.fromEntries(parts) as T;
}

const PARTS_OF_A_LINK: ReadonlySet<string> = new Set(['text', 'href', 'note']);

function isOnlyLink(value: unknown, mayFollow: MayFollow): boolean {
  return isPlain(value) && isClosed(value, mayFollow) && Object.keys(value).every((name) => PARTS_OF_A_LINK.has(name));
}

function isClosed(value: { readonly href?: unknown }, mayFollow: MayFollow): boolean {
  return typeof value.href === 'string' && !mayFollow(value.href);
}

function withoutLink<T extends { readonly href?: unknown }>({ href: _closed, ...rest }: T): Omit<T, 'href'> {
  return rest;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
