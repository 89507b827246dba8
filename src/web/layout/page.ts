import type { Realm } from '../../base/index.ts';
import type { AddressFor } from './addresses.ts';

/** A link of a page of realm R. */
export type Link<R extends Realm> = { readonly text: string; readonly href: AddressFor<R> };

/** One cell of a table: text, never blank; perhaps a link; a second line; and how the CSV writes it. */
export type Cell<R extends Realm> = {
  readonly text: string;
  readonly href?: AddressFor<R>;
  readonly note?: string;
  /** For the CSV where a reader's words are no use to a machine: 1234.56 for £1,234.56. */
  readonly csv?: string;
  /** A coloured tag with the text in it: the colour adds nothing that the word does not say. */
  readonly tag?: 'green' | 'red' | 'yellow' | 'grey' | 'blue';
};

export type Column = {
  readonly heading: string;
  readonly kind: 'text' | 'number' | 'date';
  /** On a phone this column stands beside the row's name, and the others in small print under both. */
  readonly isMain?: true;
};

/** A table with its caption and its CSV. An empty one says in words what would be here and how to get it. */
export type Table<R extends Realm> = {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell<R>[])[];
  readonly whenEmpty: string;
  /** How many rows stand on a page, when not fifty; the CSV always has all. */
  readonly printed?: number;
  /** Where `rows` are those of one page alone: how many stand before them, from 0, and how many there are in all. */
  readonly among?: { readonly before: number; readonly all: number };
  /** A last row of totals, if any. */
  readonly total?: readonly Cell<R>[];
};

/** One row of a list of facts. */
export type Fact<R extends Realm> = {
  readonly name: string;
  readonly value: string;
  readonly href?: AddressFor<R>;
  readonly note?: string;
};

/** What a template may be given: strings, truth, lists and objects of them. No number, so no arithmetic. */
export type Printable =
  | string
  | boolean
  | undefined
  | null
  | object
  | readonly Printable[]
  | { readonly [key: string]: Printable };

/**
 * A page as its view made it: of one realm, with a trail, one heading, its tables and what its template prints.
 * Only `invented` pages show the reader's name and menu; only `published` ones carry the word Published.
 */
export type Page<R extends Realm> = {
  readonly realm: R;
  /** The folder under `pages/` whose template prints it. */
  readonly template: string;
  /** The one h1. */
  readonly heading: string;
  /** What the heading is of, above it, e.g. the practice. */
  readonly caption?: string;
  /** From the top of the site to the page above this one. */
  readonly trail: readonly Link<R>[];
  /** Every table of the page, for its CSV; the first is the one that `.csv` gives. */
  readonly tables: readonly Table<R>[];
  readonly content: { readonly [key: string]: Printable };
};

export type AnyPage = Page<'invented'> | Page<'published'>;
