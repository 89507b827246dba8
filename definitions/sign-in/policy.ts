import type { SignInPolicyJson } from '../../src/access/index.ts';

/**
 * Design values, to be set by whoever answers for the service. Half an hour idle and twelve hours in all are what OWASP ASVS 4.0.3
 * (3.3.2) asks of level 2. Deeds are those by which money, bank details, measures and contracts change.
 */
export const signInPolicy: SignInPolicyJson = {
  id: 'sign-in/demonstration',
  session: { idleMinutes: 30, longestHours: 12, checkMinutes: 60 },
  proof: {
    minutes: 15,
    deeds: [
      { action: 'certify payment' },
      { action: 'release payment' },
      { action: 'prepare payment', verbs: ['propose bank details', 'propose reversal'] },
      { action: 'sign variation' },
      { action: 'approve measure' },
      { action: 'accept rule' },
      { action: 'keep meetings', verbs: ['meeting: vote closed', 'meeting: minutes approved'] },
      { action: 'take part in meetings', verbs: ['propose urgent decision', 'take urgent decision'] },
      { action: 'manage access' },
    ],
  },
  limits: [
    { of: 'sign in', most: 60, seconds: 60 },
    { of: 'workbench', most: 120, seconds: 60 },
    { of: 'search', most: 120, seconds: 60 },
    { of: 'exports', most: 120, seconds: 60 },
    { of: 'imports', most: 60, seconds: 60 },
  ],
};
