import type { AccessRules } from '../access/index.ts';
import { type Actor, accepted, type Day, type OdsCode, type Outcome } from '../base/index.ts';
import { type Governance, governanceKnown, seatsOf } from '../governance/index.ts';
import type { ReadDb } from '../store/index.ts';
import { isSensitive, type KeptIntelligence } from './intelligence.ts';
import { type MonitoringPolicy, monitoringPolicyKnown } from './monitoring-policy.ts';
import type { QualityCase } from './quality-case.ts';

/** What of cases is open to somebody, before it is asked of which. */
export type CaseReader = {
  readonly user: string;
  /** Of whose practices they may see cases at all. */
  readonly maySeeOf: (practice: OdsCode) => boolean;
  /** Whether they may see what is sensitive where they are named for it. */
  readonly maySeeSensitive: boolean;
  /** The committees on which they sit, where that is all they see cases by; null: their role alone lets them. */
  readonly sitsOn: readonly string[] | null;
};

/**
 * Whether somebody may know that a case is there. Of one that rests on what is sensitive only those who are named know; whoever
 * sits on a committee sees cases of the group, or those that were escalated to a committee that is told of them.
 */
export function seesCase(
  reader: CaseReader,
  { seenBy, practice, escalatedTo }: QualityCase,
  policy: MonitoringPolicy,
): boolean {
  if (seenBy !== null) return reader.maySeeSensitive && seenBy.includes(reader.user);
  if (!reader.maySeeOf(practice)) return false;
  if (reader.sitsOn === null || reader.sitsOn.includes(policy.group)) return true;
  const told = policy.reports.filter(({ of }) => of.includes('escalated')).map(({ committee }) => committee);
  return escalatedTo !== null && reader.sitsOn.some((committee) => told.includes(committee));
}

/** Whether somebody may know that soft intelligence is there: what is sensitive is for who is named for it alone. */
export function seesIntelligence(reader: CaseReader, told: KeptIntelligence, policy: MonitoringPolicy): boolean {
  if (isSensitive(told)) return reader.maySeeSensitive && told.seenBy.includes(reader.user);
  return reader.maySeeOf(told.practice) && (reader.sitsOn === null || reader.sitsOn.includes(policy.group));
}

/** By what the group works on a day, and what of it is open to somebody. */
export type MonitoringKnown = {
  readonly policy: MonitoringPolicy;
  readonly governance: Governance;
  readonly reader: CaseReader;
};

/** Refuses as the definitions that it rests on are refused. */
export async function monitoringKnown(
  db: ReadDb,
  { rules, businessDate }: { readonly rules: AccessRules; readonly businessDate: Day },
  actor: Actor,
): Promise<Outcome<MonitoringKnown>> {
  const policy = await monitoringPolicyKnown(db, businessDate);
  if (!policy.ok) return policy;
  const governance = await governanceKnown(db, businessDate);
  if (!governance.ok) return governance;
  const seats = seatsOf(governance.value.members, actor.user, businessDate).map(({ committee }) => committee);
  const reader: CaseReader = {
    user: actor.user,
    maySeeOf: (practice) => rules.may(actor, 'see quality cases', { practice }).ok,
    maySeeSensitive: rules.may(actor, 'see sensitive intelligence', {}).ok,
    sitsOn: actor.role === 'committee member' ? seats : null,
  };
  return accepted({ policy: policy.value, governance: governance.value, reader });
}
