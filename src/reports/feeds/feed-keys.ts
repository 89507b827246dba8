import { type FeedKey, feedKeys } from '../../access/index.ts';
import { type Actor, accepted } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

/** A key as whoever manages access is shown it. */
export type ShownFeedKey = FeedKey & { readonly holds: boolean };

/** Which keys senders' systems have, those that no longer hold too. */
export function feedKeysReport(
  context: ReportContext,
  reader: Actor,
): Report<{ readonly keys: readonly ShownFeedKey[] }> {
  const what = { actions: ['manage access'] as const, verb: 'list feed keys', subject: 'feed keys' };
  return reading(context, reader, what, async () => {
    const keys = await context.store.read((db) => feedKeys(db));
    const now = context.clock.now();
    return accepted({ keys: keys.map((key) => ({ ...key, holds: key.revokedAt === null && key.endsAt > now })) });
  });
}
