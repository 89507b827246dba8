import { type Actor, accepted, type Released, type ReleasedCount, type SnomedCode } from '../../base/index.ts';
import { releaseCount } from '../../disclosure/index.ts';
import { type CodelistVersion, codesHash, codesRecordedOutside, type RecordedCode } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { firstPermitted, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { waitingCodelists } from './codelist-proposals.ts';
import {
  type CodelistUse,
  codelistNames,
  type KeptVersion,
  listedCodes,
  newestVersions,
  standing,
  usesByCodelist,
  versionsOf,
} from './kept-codelists.ts';

/** A codelist as the list of them shows it: as it is in force. */
export type CodelistRow = Pick<CodelistVersion, 'name' | 'title' | 'status' | 'source' | 'version'> & {
  readonly codes: number;
  readonly uses: readonly CodelistUse[];
  /** Whether another version of it waits for approval. */
  readonly isWaiting: boolean;
};

/** A code of the records that is in no codelist, and how many people have it. */
export type UnlistedCode = { readonly code: SnomedCode; readonly people: Released<ReleasedCount> };

/** Codes that are recorded and in no codelist; null to those who may not see counts. */
export type Unlisted = readonly UnlistedCode[] | null;

/** Every codelist, and what is recorded but in none. */
export type CodelistsReport = {
  readonly searched: string;
  readonly rows: readonly CodelistRow[];
  readonly total: number;
  readonly unlisted: Unlisted;
};

const SIGNED_IN = ['see published'] as const;
/** Whose counts may be seen: that somebody has a rare code at all is not for everybody. */
const COUNTS = ['see exact counts', 'see management counts'] as const;

/** The codelists whose name, title, codes or terms hold the words searched for. */
export function codelistsReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly search?: string },
): Report<CodelistsReport> {
  const what = { actions: [...COUNTS, ...SIGNED_IN], verb: 'read codelists', subject: 'codelists' };
  return reading(context, reader, what, async () => {
    const newest = await newestVersions(context);
    const uses = usesByCodelist(context);
    const waiting = await waitingCodelists(context);
    const searched = (ask.search ?? '').trim();
    const older = await versionsOfAll(context, waiting);
    const all = codelistNames(context, newest).flatMap((name) => {
      const kept = newest.get(name);
      const found = standing(context, name, older.get(name) ?? (kept === undefined ? [] : [kept]));
      if (found === undefined) return [];
      const { title, status, source, version, codes, terms } = found;
      const text = [name, title, ...codes, ...Object.values(terms)].join(' ').toLowerCase();
      const row = { name, title, status, source, version, codes: codes.length, uses: uses.get(name) ?? [] };
      return [{ row: { ...row, isWaiting: waiting.has(name) }, text }];
    });
    const words = searched.toLowerCase().split(/\s+/);
    const rows = all.filter(({ text }) => words.every((word) => text.includes(word))).map(({ row }) => row);
    const unlisted = await unlistedCodes(context, reader, listedCodes(context, newest));
    return accepted({ searched, rows, total: all.length, unlisted });
  });
}

/** Every version of the codelists whose newest one is not in force yet, so that the terms in force are found. */
async function versionsOfAll(
  context: ReportContext,
  names: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly KeptVersion[]>> {
  const found = new Map<string, readonly KeptVersion[]>();
  for (const name of names) found.set(name, await versionsOf(context, name));
  return found;
}

/** What is recorded but in no codelist. `also`: codes that are to count as listed, as those of a file being checked. */
export function unlistedCodesReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly also?: readonly SnomedCode[] },
): Report<{ readonly unlisted: Unlisted }> {
  const what = { actions: COUNTS, verb: 'read unlisted codes', subject: 'codes recorded but in no codelist' };
  return reading(context, reader, what, async () => {
    const listed = listedCodes(context, await newestVersions(context));
    return accepted({ unlisted: await unlistedCodes(context, reader, listed.union(new Set(ask.also ?? []))) });
  });
}

async function unlistedCodes(
  context: ReportContext,
  reader: Actor,
  listed: ReadonlySet<SnomedCode>,
): Promise<Unlisted> {
  const permission = firstPermitted(context, reader, COUNTS);
  if (!permission.ok) return null;
  const recorded = await recordedOutside(context, listed);
  const { level } = permission.value;
  const shown = recorded.map(({ code, people }) => ({ code, people: releaseCount(level, people) }));
  return level === 'exact' ? shown : shown.toSorted(byShownPeople);
}

/** Suppressed counts stand after the others, and by code among themselves: their order tells nothing. */
function byShownPeople(one: UnlistedCode, other: UnlistedCode): number {
  const size = ({ people }: UnlistedCode): number => (typeof people.value === 'number' ? people.value : 0);
  return size(other) - size(one) || (one.code < other.code ? -1 : 1);
}

type Counted = { readonly of: string; readonly recorded: Promise<readonly RecordedCode[]> };

/** The last count over each book's snapshot: it reads the code of every event, and a page that is searched asks again. */
const counted = new WeakMap<ReportContext['book'], Counted>();

function recordedOutside(
  { book, indicatorsPass }: ReportContext,
  listed: ReadonlySet<SnomedCode>,
): Promise<readonly RecordedCode[]> {
  const snapshot = book.snapshot();
  const of = `${snapshot.hash} ${codesHash([...listed])}`;
  const before = counted.get(book);
  if (before?.of === of) return before.recorded;
  const recorded = codesRecordedOutside(snapshot, indicatorsPass, listed);
  counted.set(book, { of, recorded });
  recorded.catch(() => counted.delete(book));
  return recorded;
}
