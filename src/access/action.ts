/** What somebody may want to do or see. Every page and verb asks for one of these. */
export const ACTIONS = [
  'see practice money',
  'see exact counts',
  'see management counts',
  'see people',
  'see clinicians',
  'see clinician spread',
  'see feeds',
  'import',
  'see ledger',
  'see postings',
  'prepare payment',
  'certify payment',
  'release payment',
  'see audit',
  'propose measure',
  'approve measure',
  'raise query',
  'answer query',
  'settle query',
  'answer measure',
  'check answer',
  'accept rule',
  'record premium test',
  'see published',
  'see claims',
  'record activity',
  'check claims',
  'approve claims',
  'dispute claims',
  'answer disputes',
  'see challenges',
  'validate hospital records',
  'answer challenges',
  'settle challenges',
  'declare interest',
  'keep interests',
  'see meetings',
  'take part in meetings',
  'keep meetings',
  'break glass',
  'review broken glass',
  'propose variation',
  'sign variation',
  'see quality cases',
  'keep quality cases',
  'answer quality case',
  'escalate quality case',
  'enter intelligence',
  'see sensitive intelligence',
] as const;

export type Action = (typeof ACTIONS)[number];

/** How closely a kind of thing touches people. */
export type Sensitivity = 'people' | 'staff' | 'counts' | 'published' | 'business';

/** What is about people, staff or counts of them; everything else is the business of organisations. */
const SENSITIVITY: Partial<Readonly<Record<Action, Sensitivity>>> = {
  'see people': 'people',
  'validate hospital records': 'people',
  'break glass': 'people',
  'see clinicians': 'staff',
  'see clinician spread': 'staff',
  'see exact counts': 'counts',
  'see management counts': 'counts',
  'see claims': 'counts',
  'see challenges': 'counts',
  'see published': 'published',
};

export function sensitivityOf(action: Action): Sensitivity {
  return SENSITIVITY[action] ?? 'business';
}
