export { type SendOptions, type Sent, send } from './send.ts';
