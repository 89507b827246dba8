export { acquireOwnerLock, type LockHolder, lockHolder, type OwnerLock } from './owner-lock.ts';
export { isAlive } from './process-identity.ts';
export { NoAnswer, sendVerb, serveVerbs, type VerbHandler, type VerbRequest, type VerbServer } from './socket.ts';
