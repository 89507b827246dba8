import { personSubject } from '../../audit/index.ts';
import { type Actor, accepted, type OdsCode, refused } from '../../base/index.ts';
import { type Identity, identityOf, keysIn } from '../../identity/index.ts';
import type { ReportContext } from '../context.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';

/** Who a pseudonym is, for those who care for the person. */
export type IdentityReport = { readonly place: PracticePlace; readonly person: string; readonly identity: Identity };
export type IdentityAsk = { readonly practice: OdsCode; readonly person: string };

/**
 * Opens the identity of one person. Only for direct care, and each time with an event that the person can see. Refuses
 * `not-found` where the practice did not say who it is, `identity.no-key` without keys.
 */
export function identityReport(
  context: ReportContext,
  reader: Actor,
  { practice, person }: IdentityAsk,
): Report<IdentityReport> {
  const subject = personSubject(practice, person);
  const what = { actions: ['open identity'] as const, practice, person, verb: 'open identity', subject };
  return reading(context, reader, what, async () => {
    const place = placeOf(context.register, practice);
    if (!place.ok) return place;
    const keys = keysIn(context);
    if (!keys.ok) return keys;
    const identity = await context.store.read((db) => identityOf(db, keys.value, practice, person));
    if (identity !== undefined) return accepted({ place: place.value, person, identity });
    const message = `${place.value.name} has not said who ${person} is.`;
    const remedy = 'The practice knows from its own system. It may send who its people are, as practice identities.';
    return refused({ code: 'not-found', message, remedy });
  });
}
