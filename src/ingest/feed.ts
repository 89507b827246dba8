import type { Day, Problem } from '../base/index.ts';
import type { Reader, SegmentDraft, WarehouseTable } from '../warehouse/index.ts';

/** Every feed that Commonweal receives, by the name used at the command line. */
export const FEEDS = [
  'practice-extract',
  'practice-counts',
  'list-size',
  'practice-measures',
  'service-activity',
  'gp-payments',
  'ods-practices',
  'ods-commissioners',
  'prevalence-estimates',
  'weighted-populations',
  'deprivation-scores',
  'gp-workforce',
  'practice-comparison',
  'gp-appointments',
  'prescribing-measures',
  'inspection-ratings',
  'complaint-themes',
  'public-health-coverage',
] as const;
export type FeedName = (typeof FEEDS)[number];

/** Feeds of who people are: they go into the identity vault, sealed, and never into the warehouse. */
export const IDENTITY_FEEDS = ['practice-identities', 'national-data-opt-out'] as const;
export type IdentityFeedName = (typeof IDENTITY_FEEDS)[number];

/** A file as received, before anything in it is believed. */
export type ReceivedFile = {
  readonly path: string;
  /** Its name as sent, without its folder. */
  readonly name: string;
  readonly sha256: string;
  /** 1 and on when it is in and is to be applied again; absent the first time. */
  readonly again?: number;
};

export type LoadContext = {
  /** A bare DuckDB connection. What a loader creates in it, it drops. */
  readonly scratch: Reader;
  readonly businessDate: Day;
  /** Where drafts are written: on the warehouse's own disk, so that they are renamed and never copied. */
  readonly temporaryDirectory: string;
};

/** What one aggregate file came to. Nothing of it is in service until the dispatcher commits it. */
export type LoadedFile = {
  /** Records in the file, header not counted; read = accepted + rejected. */
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Every one: the report shows the first of them, provenance keeps all. */
  readonly problems: readonly Problem[];
  /** Who sent it, in the sender's own code; null when the file does not say. */
  readonly sender: string | null;
  /** What it is about: a quarter, a year, a cut-off date; null when it is about no period. */
  readonly period: string | null;
  /** Parquet files written in `temporaryDirectory`; part = the file's SHA-256. Empty when nothing was usable. */
  readonly drafts: readonly SegmentDraft[];
  /** Parts of earlier files that this one supersedes: removed from the next manifest, kept by the earlier ones. */
  readonly replaces?: readonly { readonly table: WarehouseTable; readonly part: string }[];
};

/**
 * Reads one file of an aggregate feed. Bad data is a problem in the result; only a broken world is thrown.
 * Each feed exports one as `load` from feeds/<feed>/load.ts.
 */
export type FeedLoader = (file: ReceivedFile, context: LoadContext) => Promise<LoadedFile>;

/** A column of a feed's file, as its documentation shows it. */
export type ColumnDescription = {
  readonly name: string;
  readonly meaning: string;
  /** In a reader's words: text, whole number, decimal number, date YYYY-MM-DD … */
  readonly type: string;
  readonly isRequired: boolean;
  /** mmHg, pence, people …; absent when it has none. */
  readonly unit?: string;
  readonly allowed?: readonly string[];
  readonly example: string;
};

/** A kind of file within a feed. */
export type TableDescription = {
  readonly name: string;
  readonly meaning: string;
  readonly columns: readonly ColumnDescription[];
};

/** What a feed looks like. Each feed exports one as `description` from feeds/<feed>/shape.ts. */
export type FeedDescription = {
  readonly feed: FeedName | IdentityFeedName;
  readonly version: number;
  readonly title: string;
  readonly sentBy: string;
  /** How often it comes, in words. */
  readonly frequency: string;
  readonly formats: readonly string[];
  /** Anything a sender must know that is not about one column. */
  readonly notes: readonly string[];
  readonly tables: readonly TableDescription[];
};
