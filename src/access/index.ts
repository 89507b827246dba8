export { AccessRules, type Entitled, type Permission, type Subject } from './access-rules.ts';
export { ACTIONS, type Action } from './action.ts';
export { SCOPES, type Scope, type SharingRule, type SharingRulesJson } from './rule.ts';
export { type User, UserDirectory, type UsersJson } from './user-directory.ts';
