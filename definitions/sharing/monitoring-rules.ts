import type { SharingRule } from '../../src/access/index.ts';

/** Who sees and keeps the monitoring group's cases, and who hears of what is sensitive. */
export const monitoringRules: readonly SharingRule[] = [
  {
    id: 'quality-cases-of-own-practice',
    who: ['practice manager', 'general practitioner'],
    what: ['see quality cases', 'answer quality case'],
    whose: 'own practice',
    purpose: 'quality assurance',
    level: 'exact',
    basis:
      'A practice sees what is looked into about it and gives its own account, unless that would put somebody at risk.',
  },
  {
    id: 'quality-cases-kept',
    who: ['quality lead'],
    what: [
      'see quality cases',
      'keep quality cases',
      'escalate quality case',
      'enter intelligence',
      'see sensitive intelligence',
    ],
    whose: 'practices of own commissioner',
    purpose: 'quality assurance',
    level: 'management',
    basis: 'Who looks after quality keeps the cases of the monitoring group and sees to what is agreed.',
  },
  {
    id: 'quality-cases-of-contracts',
    who: ['contract manager'],
    what: ['see quality cases', 'escalate quality case', 'enter intelligence'],
    whose: 'practices of own commissioner',
    purpose: 'contract management',
    level: 'management',
    basis: 'Who manages the contracts sees which practices are helped, and acts where a case comes to the contract.',
  },
  {
    id: 'quality-cases-of-the-group',
    who: ['committee member'],
    what: ['see quality cases', 'escalate quality case', 'enter intelligence', 'see sensitive intelligence'],
    whose: 'practices of own commissioner',
    purpose: 'quality assurance',
    level: 'management',
    basis: 'Members of the monitoring group see its cases; what is sensitive only where they are named for it.',
  },
  {
    id: 'quality-cases-audited',
    who: ['auditor'],
    what: ['see quality cases'],
    whose: 'practices of own commissioner',
    purpose: 'audit',
    level: 'exact',
    basis: 'An auditor follows how each case was dealt with, without what is sensitive.',
  },
  {
    id: 'guardian-sees-concerns',
    who: ['Caldicott guardian'],
    what: ['enter intelligence', 'see sensitive intelligence'],
    whose: 'practices of own commissioner',
    purpose: 'quality assurance',
    level: 'management',
    basis: 'The Caldicott guardian hears of concerns about safeguarding and whistleblowing for which they are named.',
  },
];
