import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  accepted,
  conditionOf,
  hashOf,
  type Month,
  mayReadPractice,
  monthFromIso,
  type OdsCode,
  type Outcome,
  odsCode,
  type RowAccess,
  refused,
  singlePeople,
} from '../base/index.ts';
import { SUMS } from './evidence-files.ts';
import {
  AGGREGATE_TABLES,
  isPeopleTable,
  isProviderTable,
  layoutOf,
  PEOPLE_TABLES,
  PROVIDER_TABLES,
  type WarehouseTable,
} from './layout.ts';
import { type ErasedSegment, type Manifest, PEOPLE_PER_SENDER, type Segment } from './manifest.ts';
import type { Reader } from './reader.ts';
import { quoted, readParquet } from './sql-text.ts';

/** That rows were erased: under which rule, and on which business date (ISO). */
export type Erasure = Pick<ErasedSegment, 'reason' | 'on'>;

/** One manifest: what was known at one moment. It never changes, whatever is imported later. */
export class Snapshot {
  readonly hash: string;
  readonly manifest: Manifest;
  readonly #directory: string;
  readonly #erased: readonly ErasedSegment[];
  readonly #connect: (isOnePractice: boolean) => Promise<Reader>;

  /**
   * For the warehouse alone.
   * @param fields `erased` as the manifest in service has it, whichever this one is; `connect` is told whether rows of
   * one practice alone will be read
   */
  constructor(fields: {
    hash: string;
    manifest: Manifest;
    directory: string;
    erased: readonly ErasedSegment[];
    connect: (isOnePractice: boolean) => Promise<Reader>;
  }) {
    this.#erased = fields.erased;
    this.hash = fields.hash;
    this.manifest = fields.manifest;
    this.#directory = fields.directory;
    this.#connect = fields.connect;
  }

  /**
   * Names the people-level rows that one practice sent: whatever other practices, lists or published files are added, it
   * stays the same. What rests on these rows alone (evidence, the comparison of the calculators) is kept under it. No
   * result of a practice rests on another's rows: a person who moves is somebody else at each sender, by number and record,
   * and a registration elsewhere than with the sender is not taken in.
   */
  rowsHash(practice: OdsCode): string {
    const own = this.manifest.segments.filter(({ table, part }) => isPeopleTable(table) && part === practice);
    return hashOf([practice, ...own.map(({ table, sha256 }) => [table, sha256])]);
  }

  /** Practices that have sent people-level rows, in order of their codes. */
  practices(): OdsCode[] {
    return this.manifest.senders.map((sender) => sender.practice).sort();
  }

  /** The person numbers that belong to a practice, both ends included; an empty range when it has sent nothing. */
  personRange(practice: OdsCode): { readonly first: number; readonly last: number } {
    const sender = this.manifest.senders.find((each) => each.practice === practice);
    if (sender === undefined) return { first: 0, last: -1 };
    const base = sender.ordinal * PEOPLE_PER_SENDER;
    return { first: base + 1, last: base + PEOPLE_PER_SENDER - 1 };
  }

  /**
   * People-level rows that these practices sent, as views `persons`, `registrations`, `events`, `encounters` and
   * `encounter_codes`. A practice that has sent nothing adds no rows; of one of which only single people may be read, theirs
   * alone are there.
   * @param on a connection that shows them from now on; otherwise one of their own is opened
   * @returns refusal `access.denied` unless `access` covers every one of them, or somebody of it
   */
  async people(access: RowAccess, practices: readonly OdsCode[], on?: Reader): Promise<Outcome<Reader>> {
    const inPart = practices.filter((practice) => singlePeople(access, practice).size > 0);
    const denied = practices.find((practice) => !mayReadPractice(access, practice) && !inPart.includes(practice));
    if (denied !== undefined) {
      return refused({ code: 'access.denied', message: `You may not read the records of practice ${denied}.` });
    }
    const wanted = new Set<string>(practices);
    const limits = new Map(inPart.map((practice) => [String(practice), limitOf(access, practice)]));
    const reader = on ?? (await this.#connect(wanted.size === 1));
    return accepted(await this.#open(reader, PEOPLE_TABLES, (segment) => wanted.has(segment.part), limits));
  }

  /** The tables with no people in them, as views. A table of which nothing is loaded is an empty view. */
  async aggregates(): Promise<Reader> {
    return this.#open(await this.#connect(false), AGGREGATE_TABLES, (segment) => !isPeopleTable(segment.table));
  }

  /** Providers that have sent activity, in order of their codes. A part is a provider and a month: `X00V1 2025-10`. */
  activityProviders(): OdsCode[] {
    const parts = this.manifest.segments.filter(({ table }) => isProviderTable(table)).map(({ part }) => part);
    return [...new Set(parts.map((part) => odsCode(part.split(' ')[0] ?? '')))].sort();
  }

  /**
   * Activity that these providers sent, as the view `service_activity`.
   * @returns refusal `access.denied` unless `access` covers every one of them
   */
  async activity(access: RowAccess, providers: readonly OdsCode[]): Promise<Outcome<Reader>> {
    const denied = providers.find((provider) => !mayReadPractice(access, provider));
    if (denied !== undefined) {
      return refused({ code: 'access.denied', message: `You may not read the activity of ${denied}.` });
    }
    const wanted = new Set<string>(providers);
    const reader = await this.#connect(false);
    return accepted(await this.#open(reader, PROVIDER_TABLES, ({ part }) => wanted.has(part.split(' ')[0] ?? '')));
  }

  /** The months of which providers sent activity; `part` names one. */
  activityMonths(): readonly { readonly provider: OdsCode; readonly month: Month; readonly part: string }[] {
    return this.manifest.segments.flatMap(({ table, part }) => {
      const [provider = '', iso = ''] = part.split(' ');
      const month = monthFromIso(iso);
      return isProviderTable(table) && month !== undefined ? [{ provider: odsCode(provider), month, part }] : [];
    });
  }

  /** Where indicators keep what they found in the rows. */
  get evidenceDirectory(): string {
    return join(this.#directory, 'evidence');
  }

  /** Where indicators keep sums over the rows of several practices. */
  get sumsDirectory(): string {
    return join(this.evidenceDirectory, SUMS);
  }

  /** Where a segment's Parquet file is. */
  segmentPath(segment: Segment): string {
    return join(this.#directory, 'segments', `${segment.sha256}.parquet`);
  }

  /**
   * Why and when rows of a practice that this snapshot pins were erased, the latest first; empty while they are all there.
   * What was counted on them cannot be counted again.
   */
  erasuresOf(practice: OdsCode): readonly Erasure[] {
    const pinned = new Set(this.manifest.segments.filter(({ part }) => part === practice).map(({ sha256 }) => sha256));
    const found = this.#erased.filter(({ sha256 }) => pinned.has(sha256));
    const once = new Map(found.map(({ reason, on }) => [`${on} ${reason}`, { reason, on }]));
    return [...once.values()].sort((one, other) => (one.on < other.on ? 1 : -1));
  }

  /** What stands in a segment's place since people were erased from it; null when nothing of it is left. */
  #standing(segment: Segment): Segment | null {
    const erased = this.#erased.findLast((each) => each.sha256 === segment.sha256);
    if (erased === undefined || existsSync(this.segmentPath(segment))) return segment;
    return erased.instead === null ? null : this.#standing(erased.instead);
  }

  /** @param limits by part, which rows of its `persons` may be read: everybody else of it is in no view */
  async #open(
    reader: Reader,
    tables: readonly WarehouseTable[],
    includes: (segment: Segment) => boolean,
    limits: ReadonlyMap<string, string> = new Map(),
  ): Promise<Reader> {
    const views = tables.map((table) => {
      const named = this.manifest.segments.filter((segment) => segment.table === table && includes(segment));
      const segments = named.flatMap((segment) => this.#standing(segment) ?? []);
      return this.#view(table, segments, limits);
    });
    await reader.run(views.join(';\n'));
    return reader;
  }

  #view(table: WarehouseTable, segments: readonly Segment[], limits: ReadonlyMap<string, string>): string {
    const columns = Object.entries(layoutOf(table));
    if (segments.length === 0) {
      const typedNulls = columns.map(([name, type]) => `NULL::${type} AS ${quotedName(name)}`).join(', ');
      return `CREATE OR REPLACE TEMP VIEW ${table} AS SELECT ${typedNulls} WHERE false`;
    }
    const names = columns.map(([name]) => quotedName(name)).join(', ');
    const whole = segments.filter(({ part }) => !limits.has(part)).map((segment) => this.segmentPath(segment));
    const selects = whole.length === 0 ? [] : [`SELECT ${names} FROM ${readParquet(whole)}`];
    for (const segment of segments) {
      const limit = limits.get(segment.part);
      if (limit === undefined) continue;
      const where = table === 'persons' ? limit : 'person IN (SELECT person FROM persons)';
      selects.push(`SELECT ${names} FROM ${readParquet([this.segmentPath(segment)])} WHERE ${where}`);
    }
    return `CREATE OR REPLACE TEMP VIEW ${table} AS ${selects.join(' UNION ALL ')}`;
  }
}

/** The row filter as a condition on the persons of one practice. A view binds no values, so that they are quoted. */
function limitOf(access: RowAccess, practice: OdsCode): string {
  if (access.kind === 'machinery') return 'true';
  const { parts, values } = conditionOf(access, { practice: quoted(practice), person: 'person_id' });
  return parts.reduce((text, part, index) => `${text}${quoted(values[index - 1] ?? '')}${part}`);
}

function quotedName(name: string): string {
  return `"${name}"`;
}
