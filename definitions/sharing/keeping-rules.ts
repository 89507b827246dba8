import type { SharingRule } from '../../src/access/index.ts';

/** Who copies the system, destroys and holds what it keeps, gives a person their record, and knows who people are. */
export const keepingRules: readonly SharingRule[] = [
  {
    id: 'operator-keeps-copies',
    who: ['operator'],
    what: ['keep copies'],
    whose: 'practices of own commissioner',
    purpose: 'payment and validation',
    level: 'exact',
    basis:
      'The operator copies the whole system, so that nothing is lost with a machine; a copy holds pseudonyms alone.',
  },
  {
    id: 'operator-destroys-what-is-due',
    who: ['operator'],
    what: ['see retention', 'apply retention'],
    whose: 'practices of own commissioner',
    purpose: 'payment and validation',
    level: 'exact',
    basis:
      'The operator destroys what the retention schedule says is due, and nothing else; a hold is not theirs to end.',
  },
  {
    id: 'own-record-given',
    who: ['practice manager', 'general practitioner'],
    what: ['export record'],
    whose: 'own practice',
    purpose: 'own record',
    level: 'exact',
    basis:
      'A person may have everything that is held about them: their own practice, which knows who they are, gives it.',
  },
  {
    id: 'practice-knows-its-people',
    who: ['practice manager', 'general practitioner'],
    what: ['keep identities', 'open identity'],
    whose: 'own practice',
    purpose: 'direct care',
    level: 'exact',
    basis: 'Who cares for people knows who they are: a practice keeps and opens the identities of its own people.',
  },
  {
    id: 'keys-send-identities',
    who: ['feed sender'],
    what: ['keep identities'],
    whose: 'own practice',
    purpose: 'direct care',
    level: 'exact',
    basis:
      'A practice’s own system says with a key of its own who its people are and who opted out nationally, and sees nothing of it.',
  },
  {
    id: 'identity-behind-broken-glass',
    who: ['general practitioner'],
    what: ['open identity'],
    whose: 'broken glass',
    hours: 4,
    purpose: 'direct care',
    level: 'exact',
    basis: 'Whoever broke the glass to care for one person sees who that person is, for as long as it is open.',
    duties: ['give a reason', 'notify'],
  },
  {
    id: 'people-extracted-to-plan',
    who: ['validation analyst'],
    what: ['extract people'],
    whose: 'practices of own commissioner',
    agreement: 'planning-extracts-2025',
    purpose: 'planning',
    level: 'exact',
    basis:
      'Services are planned from rows under pseudonyms of their own, without those who opted out, in the controlled setting.',
  },
  {
    id: 'people-extracted-to-research',
    who: ['validation analyst'],
    what: ['extract people'],
    whose: 'practices of own commissioner',
    agreement: 'research-extracts-2025',
    purpose: 'research',
    level: 'exact',
    basis: 'Approved research has rows under pseudonyms of its own, without those who opted out.',
  },
  {
    id: 'holds-are-placed',
    who: ['Caldicott guardian', 'auditor'],
    what: ['see retention', 'hold records'],
    whose: 'practices of own commissioner',
    purpose: 'audit',
    level: 'exact',
    basis: 'The guardian and the auditor see what is to be destroyed, and hold what an inquiry or a court may need.',
  },
];
