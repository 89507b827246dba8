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
] as const;

export type Action = (typeof ACTIONS)[number];
