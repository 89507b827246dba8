export { AccessRules, type Decision, type Entitled, type Permission } from './access-rules.ts';
export { ACTIONS, type Action, type Sensitivity, sensitivityOf } from './action.ts';
export type { AgreementJson } from './agreement.ts';
export {
  type BrokenGlass,
  brokenGlass,
  brokenGlasses,
  glassTies,
  keepBrokenGlass,
  keepGlassReview,
  VERDICTS,
  type Verdict,
} from './broken-glass.ts';
export { type GeneratedWorld, generatedWorld } from './generated-world.ts';
export type { Subject } from './loaded-rule.ts';
export { accessMigrations } from './migrations.ts';
export {
  type Duty,
  EVERY_PURPOSE,
  SCOPES,
  type Scope,
  type SharingRule,
  type SharingRulesJson,
  sharingSchema,
  type Watch,
  type Whose,
} from './rule.ts';
export { actorFromClaims, type ClaimMapping, type Claims, userIn } from './sign-in/claims.ts';
export {
  type FeedKey,
  feedKeyShown,
  feedKeys,
  feedSender,
  keepFeedKey,
  revokeFeedKey,
  useFeedKey,
} from './sign-in/feed-key.ts';
export {
  feedKeysUnusedSince,
  forgetFeedKeys,
  forgetSessions,
  sessionsUnusedSince,
} from './sign-in/forgetting.ts';
export { type Limit, type Limited, SignInPolicy, type SignInPolicyJson } from './sign-in/policy.ts';
export {
  endSessions,
  namesSignedIn,
  openSessions,
  renewSession,
  type Session,
  type SignInWay,
  seeSession,
  sessionOfToken,
  startSession,
} from './sign-in/session.ts';
export { type User, UserDirectory, type UsersJson } from './user-directory.ts';
