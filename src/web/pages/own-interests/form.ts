import { type InterestAsk, keepInterest } from '../../../actions/index.ts';
import { accepted, type Outcome, refused } from '../../../base/index.ts';
import type { GiftOffered, InterestDetails } from '../../../reports/index.ts';
import { type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { ownInterestsAddress } from '../../layout/addresses.ts';
import { penceFromText } from '../../layout/read-fields.ts';

/** Enters something in a person's register. */
export const enterInterestForm: FormRoute = {
  path: '/interests/:user/enter',
  act: async (posted) => {
    const user = posted.param('user');
    const entry = entryOf(posted);
    if (!entry.ok) return entry;
    const done = await keepInterest(posted.actions, posted.actor, { user, entry: entry.value });
    return done.ok ? { ok: true, value: goTo(ownInterestsAddress(user)) } : done;
  },
};

function entryOf(posted: Posted): Outcome<InterestAsk> {
  const { field } = posted;
  const interest = Number(field('interest'));
  switch (field('kind')) {
    case 'declared':
      return accepted({ kind: 'declared', details: detailsOf(posted) });
    case 'ended':
      return accepted({ kind: 'ended', interest, to: field('to') });
    case 'withheld':
      return accepted({ kind: 'withheld', interest, ground: field('ground') });
    case 'shown again':
      return accepted({ kind: 'shown again', interest });
    case 'confirmed':
      return accepted({ kind: 'confirmed' });
    case 'denied':
      return accepted({ kind: 'denied', organisation: field('organisation'), words: field('words') });
    case 'offered':
      return offered(posted);
    default:
      return refused({ code: 'input.invalid', message: 'Nothing was chosen to be entered.' });
  }
}

function detailsOf({ field }: Posted): InterestDetails {
  const [organisation, through, to] = [field('organisation').trim(), field('through').trim(), field('to').trim()];
  return {
    type: field('type') as InterestDetails['type'],
    organisation: organisation === '' ? null : organisation.toUpperCase(),
    organisationName: field('organisationName').trim(),
    nature: field('nature').trim(),
    through: through === '' ? null : through,
    from: field('from').trim(),
    to: to === '' ? null : to,
    mitigation: field('mitigation').trim(),
  };
}

function offered({ field }: Posted): Outcome<InterestAsk> {
  const valuePence = penceFromText(field('value'));
  if (valuePence === undefined)
    return refused({ code: 'input.invalid', message: 'Write what it is worth, in pounds.' });
  const gift: GiftOffered = {
    what: field('what') as GiftOffered['what'],
    from: field('giver').trim(),
    description: field('description').trim(),
    valuePence,
    offeredOn: field('offeredOn').trim(),
    isAccepted: field('accepted') !== 'no',
    isForBody: field('accepted') === 'for the body',
    approval: field('approval').trim(),
  };
  return accepted({ kind: 'offered', gift });
}
