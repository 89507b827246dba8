export { AccessRules, type Decision, type Entitled, type Permission } from './access-rules.ts';
export { ACTIONS, type Action, type Sensitivity, sensitivityOf } from './action.ts';
export type { AgreementJson } from './agreement.ts';
export {
  accessMigrations,
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
export { type User, UserDirectory, type UsersJson } from './user-directory.ts';
