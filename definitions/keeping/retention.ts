import type { RetentionScheduleJson } from '../../src/keeping/index.ts';

/**
 * How long each kind of thing is kept, and why. Years are design values, to be set by whoever manages records: none of them
 * was checked against the records management code of practice.
 */
export const retentionSchedule: RetentionScheduleJson = {
  id: 'retention/demonstration',
  rules: [
    {
      id: 'people-who-left',
      kind: 'people who left or died',
      fate: 'destroyed',
      years: 8,
      after: 'the person died or was last registered',
      basis: 'Rows under a pseudonym are held to check payments; once no payment can be questioned they serve nothing.',
    },
    {
      id: 'evidence',
      kind: 'evidence',
      fate: 'destroyed',
      years: 8,
      after: 'the end of the period that was counted',
      basis: 'Who was counted, person by person, is needed while a payment can be questioned; counts and hashes stay.',
    },
    {
      id: 'activity',
      kind: 'service activity',
      fate: 'destroyed',
      years: 8,
      after: 'the end of the month that it was done in',
      basis:
        'What providers did, under pseudonyms, is held to check what they are paid; the claims that were paid stay as what was paid on.',
    },
    {
      id: 'sessions',
      kind: 'sign-in sessions',
      fate: 'destroyed',
      years: 2,
      after: 'the session was ended or used for the last time',
      basis:
        'When somebody was signed in helps to look into misuse that comes to light later; what they did meanwhile stays in the audit.',
    },
    {
      id: 'feed-keys',
      kind: 'keys of feeds',
      fate: 'destroyed',
      years: 2,
      after: 'the key ended or was revoked',
      basis:
        'Who made a key for which sender is asked after a false file; who sent which file stays in provenance and audit.',
    },
    {
      id: 'counts-and-files',
      kind: 'counts and provenance',
      fate: 'kept',
      basis:
        'What was received, from whom, and what was counted hold nothing about one person, and every payment rests on them.',
    },
    {
      id: 'ledger',
      kind: 'ledger and payments',
      fate: 'kept',
      basis: 'An entry is never taken out: each later one is chained to it. They name practices, never people.',
    },
    {
      id: 'decisions',
      kind: 'decisions and policy',
      fate: 'kept',
      basis: 'Why something was paid is answered by the decision and by the definitions that were in force.',
    },
    {
      id: 'audit',
      kind: 'audit',
      fate: 'kept',
      basis:
        'Who looked at what can be asked for as long as the system lives; people stand in it as pseudonyms, which lead to nobody once their rows are gone.',
    },
  ],
};
