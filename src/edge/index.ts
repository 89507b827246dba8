export type { SentCount } from './counts-file.ts';
export { type SendOptions, type Sent, send } from './send.ts';
export { extractHash } from './withhold.ts';
