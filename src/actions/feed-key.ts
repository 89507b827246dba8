import {
  type FeedKey,
  feedKeyShown,
  feedSender,
  keepFeedKey,
  revokeFeedKey as revokeIt,
  useFeedKey,
} from '../access/index.ts';
import { record } from '../audit/index.ts';
import {
  type Actor,
  accepted,
  addDays,
  assert,
  dayFromIso,
  type OdsCode,
  type Outcome,
  refused,
  startInLondon,
} from '../base/index.ts';
import { FEEDS, type FeedName, type ImportReport, importFiles as importInto } from '../ingest/index.ts';
import { acting } from './acting.ts';
import type { ActionContext } from './context.ts';
import { outcomeOfImport } from './import-files.ts';

/** Feeds of which each file is one organisation's own and says whose: a key sends the files of one alone. */
export const FEEDS_BY_KEY = [
  'practice-extract',
  'practice-counts',
  'service-activity',
] as const satisfies readonly FeedName[];
export type FeedByKey = (typeof FEEDS_BY_KEY)[number];

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
    if (!isByKey(feed)) return refused(notByKey(feed));
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
  });
  return refused({ code: 'access.not-signed-in', message: 'There is no such key, or it has ended.', remedy: SHOW_IT });
}

const SHOW_IT = 'Send the key as `Authorization: Bearer <key>`, or ask the operator for another.';

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
): Promise<Outcome<ImportReport>> {
  const { warehouse, businessDate, clock, feedCodes, ingestPass: pass, store } = context;
  const { sender } = key;
  const deed = { action: 'import', provider: sender, verb: 'deliver file', subject: `${feed} of ${sender}` } as const;
  const act = async (): Promise<Outcome<ImportReport>> => {
    if (feed !== key.feed || !isByKey(feed)) return refused(notOfTheKey(key));
    await store.write((db) => useFeedKey(db, key.id, clock.now()));
    const options = { warehouse, pass, businessDate, clock, codes: await feedCodes(), feed, files: [file] };
    if (feed === 'practice-extract') return importInto({ ...options, sender });
    const trial = await importInto({ ...options, dryRun: true });
    if (!trial.ok || !trial.value.usable) return trial;
    return trial.value.files.every((each) => each.sender === sender) ? importInto(options) : refused(notOfTheKey(key));
  };
  return acting(context, feedSender(key), deed, act, outcomeOfImport);
}

function isByKey(feed: string): feed is FeedByKey {
  return FEEDS_BY_KEY.some((each) => each === feed);
}

function notByKey(feed: string) {
  const isFeed = FEEDS.some((each) => each === feed);
  return {
    code: isFeed ? 'input.invalid' : 'feed.unknown',
    message: isFeed ? `Files of ${feed} are not one sender’s own: no key sends them.` : `${feed} is not a feed.`,
    remedy: `Keys are for ${FEEDS_BY_KEY.join(', ')}.`,
  } as const;
}

function notOfTheKey({ feed, sender }: FeedKey) {
  return {
    code: 'access.denied',
    message: `This key sends files of ${feed} of ${sender} alone. Nothing was imported.`,
    remedy: 'Send the file with the key of its own feed and sender.',
  } as const;
}
