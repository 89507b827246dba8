export type { Counting } from './count-everybody.ts';
export type { SentCount } from './counts-file.ts';
export { Edge, type EdgeOptions, type Sending, type Sent, send } from './send.ts';
export { extractHash } from './withhold.ts';
