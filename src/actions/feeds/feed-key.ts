import {
  type FeedKey,
  feedKeyShown,
  feedSender,
  keepFeedKey,
  revokeFeedKey as revokeIt,
  useFeedKey,
} from '../../access/index.ts';
import { record } from '../../audit/index.ts';
import {
  type Actor,
  accepted,
  addDays,
  assert,
  dayFromIso,
  type OdsCode,
  type Outcome,
  type Refusal,
  refused,
  startInLondon,
} from '../../base/index.ts';
import {
  FEEDS,
  type FeedName,
  IDENTITY_FEEDS,
  type IdentityFeedName,
  type ImportReport,
  importFiles as importInto,
} from '../../ingest/index.ts';
import { type IdentitiesImported, importIdentities } from '../access/keep-identities.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { outcomeOfImport } from './import-files.ts';

/** Feeds of which each file is one organisation's own and says whose: a key sends the files of one alone. */
const OWN_FEEDS: readonly string[] = ['practice-extract', 'practice-counts', 'service-activity'] satisfies FeedName[];
/** Every feed. Files about many are sent with a key of the commissioner, those of who people are with one of their practice. */
export const FEEDS_BY_KEY: readonly (FeedName | IdentityFeedName)[] = [...FEEDS, ...IDENTITY_FEEDS];

export type CreateFeedKeyAsk = {
  readonly feed: string;
  readonly sender: OdsCode;
  readonly name: string;
  /** For how many days it holds. */
  readonly days: number;
};

/** A new key as it is told once. */
export type CreatedFeedKey = { readonly id: string; readonly key: string; readonly endsAt: string };

const MOST_DAYS = 366;
const LONGEST_NAME = 100;

/** Makes a key for a sender's own system. Refuses `access.denied`, `feed.unknown` and `input.invalid`. */
export function createFeedKey(
  context: ActionContext,
  actor: Actor,
  { feed, sender, name, days }: CreateFeedKeyAsk,
): Promise<Outcome<CreatedFeedKey>> {
  const deed = { action: 'manage access', verb: 'create feed key', subject: `${feed} of ${sender}` } as const;
  return acting(context, actor, deed, async () => {
    const wrong = isByKey(feed) ? notOfSender(context, feed, sender) : unknownFeed(feed);
    if (wrong !== undefined) return refused(wrong);
    if (name.trim() === '' || name.length > LONGEST_NAME || days < 1 || days > MOST_DAYS) {
      const message = `A key has a name of up to ${LONGEST_NAME} characters, and holds for 1 to ${MOST_DAYS} days.`;
      return refused({ code: 'input.invalid', message });
    }
    const createdAt = context.clock.now();
    const endsAt = endOf(createdAt, days);
    const draft = { feed, sender, name: name.trim(), createdBy: actor.user, createdAt, endsAt };
    const { id, key } = await context.store.write((db) => keepFeedKey(db, draft));
    return accepted({ id, key, endsAt });
  });
}

/** The end of the last of so many days, by the clock and not by the business date: a key is of the world, not of the books. */
function endOf(now: string, days: number): string {
  const today = dayFromIso(now.slice(0, 'YYYY-MM-DD'.length));
  assert(today !== undefined, 'the clock tells a date');
  return startInLondon(addDays(today, days));
}

/** Ends a key before its time. Refuses `access.denied`, and `not-found` where no such key holds. */
export function revokeFeedKey(
  context: ActionContext,
  actor: Actor,
  id: string,
): Promise<Outcome<{ readonly id: string }>> {
  const deed = { action: 'manage access', verb: 'revoke feed key', subject: `feed key ${id}` } as const;
  return acting(context, actor, deed, async () => {
    const at = context.clock.now();
    const isRevoked = await context.store.write((db) => revokeIt(db, id, actor.user, at));
    return isRevoked ? accepted({ id }) : refused({ code: 'not-found', message: `No feed key ${id} holds.` });
  });
}

/** The key that a system showed. What is refused is written down; of which key is not known then. Refuses `access.not-signed-in`. */
export async function openFeedKey(context: ActionContext, shown: string): Promise<Outcome<FeedKey>> {
  const { store, clock } = context;
  const key = await store.read((db) => feedKeyShown(db, shown, clock.now()));
  if (key !== undefined) return accepted(key);
  await record(store, clock, {
    ...{ user: 'unknown', role: 'public', purpose: 'published information' },
    ...{ verb: 'show feed key', subject: 'feed key', release: null, outcome: 'access.not-signed-in' },
    origin: context.origin ?? null,
  });
  return refused({ code: 'access.not-signed-in', message: 'There is no such key, or it has ended.', remedy: SHOW_IT });
}

const SHOW_IT = 'Send the key as `Authorization: Bearer <key>`, or ask the operator for another.';

/** What a delivered file came to. */
export type Delivered = ImportReport | (IdentitiesImported & { readonly usable: boolean });

/** One file of a feed, as it was received. */
export type DeliverFileAsk = { readonly feed: string; readonly file: string };

/**
 * Receives a file that a key's holder sent, through the same door as every feed: of the key's own feed and sender alone. Refuses
 * `access.denied` before anything of another's file is taken.
 */
export function deliverFile(
  context: ActionContext,
  key: FeedKey,
  { feed, file }: DeliverFileAsk,
): Promise<Outcome<Delivered>> {
  const { warehouse, businessDate, clock, feedCodes, ingestPass: pass, store } = context;
  const { sender } = key;
  if (isIdentityFeed(feed) && feed === key.feed) return deliverIdentities(context, key, { feed, file });
  const deed = { action: 'import', provider: sender, verb: 'deliver file', subject: `${feed} of ${sender}` } as const;
  const act = async (): Promise<Outcome<ImportReport>> => {
    if (feed !== key.feed || !isFeed(feed)) return refused(notOfTheKey(key));
    await store.write((db) => useFeedKey(db, key.id, clock.now()));
    const options = { warehouse, pass, businessDate, clock, codes: await feedCodes(), feed, files: [file] };
    if (feed === 'practice-extract') return importInto({ ...options, sender });
    const trial = await importInto({ ...options, dryRun: true });
    if (!trial.ok || !trial.value.usable) return trial;
    const isOwn = trial.value.files.every((each) => each.sender === sender || isPublished(feed, each.sender));
    return isOwn ? importInto(options) : refused(notOfTheKey(key));
  };
  return acting(context, feedSender(key), deed, act, outcomeOfImport);
}

async function deliverIdentities(
  context: ActionContext,
  key: FeedKey,
  { feed, file }: { readonly feed: IdentityFeedName; readonly file: string },
): Promise<Outcome<Delivered>> {
  const { store, clock } = context;
  await store.write((db) => useFeedKey(db, key.id, clock.now()));
  const done = await importIdentities(context, feedSender(key), { feed, practice: key.sender, path: file });
  return done.ok ? accepted({ ...done.value, usable: done.value.accepted > 0 }) : done;
}

function isFeed(feed: string): feed is FeedName {
  return FEEDS.some((each) => each === feed);
}

function isIdentityFeed(feed: string): feed is IdentityFeedName {
  return IDENTITY_FEEDS.some((each) => each === feed);
}

function isByKey(feed: string): feed is FeedName | IdentityFeedName {
  return isFeed(feed) || isIdentityFeed(feed);
}

/** A file about many names no sender where it was published: the commissioner’s own system sends it. */
function isPublished(feed: FeedName, sender: string | null): boolean {
  return !OWN_FEEDS.includes(feed) && sender === null;
}

function unknownFeed(feed: string): Refusal {
  return {
    code: 'feed.unknown',
    message: `${feed} is not a feed.`,
    remedy: `Keys are for ${FEEDS_BY_KEY.join(', ')}.`,
  };
}

/** Why a sender has no key of a feed; undefined where it may have one. */
function notOfSender({ register }: ActionContext, feed: string, sender: OdsCode): Refusal | undefined {
  const { code } = register.commissioner;
  if (isIdentityFeed(feed) && !register.has(sender)) {
    return {
      code: 'input.invalid',
      message: `Who people are is said by their practice, and ${sender} is none of these.`,
    };
  }
  if (isIdentityFeed(feed) || OWN_FEEDS.includes(feed) || sender === code) return undefined;
  const message = `Files of ${feed} are about many and not one sender’s own: a key for them is of the commissioner alone.`;
  return { code: 'input.invalid', message, remedy: `Make the key with --sender ${code}.` };
}

function notOfTheKey({ feed, sender }: FeedKey) {
  return {
    code: 'access.denied',
    message: `This key sends files of ${feed} of ${sender} alone. Nothing was imported.`,
    remedy: 'Send the file with the key of its own feed and sender.',
  } as const;
}
