import {
  type Actor,
  accepted,
  addWorkingDays,
  type Day,
  isoOfMonth,
  type Month,
  type OdsCode,
  type Outcome,
  type Pence,
  type Released,
  type ReleaseLevel,
  refused,
  sumPence,
} from '../../base/index.ts';
import { askedBack, type Challenge, type ChallengeStage, challenges, type PolicyRule } from '../../claims/index.ts';
import { releaseGroupSums, type ShownSumOf } from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { providerName } from './provider-name.ts';

/** The challenges of a hospital, month and rule, as they leave the controlled setting: the rule, how many, and their sum. */
export type ChallengeGroupShown = {
  readonly provider: OdsCode;
  readonly name: string;
  readonly month: Month;
  readonly rule: string;
  readonly words: string;
  readonly appeal: string;
  readonly outcome: PolicyRule['outcome'];
  /** How many, and what they were charged at. */
  readonly charged: Released<ShownSumOf>;
  /** Those that the signed contract reprices, and what that asks back. */
  readonly askedBack: Released<ShownSumOf>;
  readonly stages: readonly ChallengeStage[];
  readonly reconcileBy: Day;
  /** Whether the reconciliation date has passed before they were sent. */
  readonly isTooLate: boolean;
  /** When the hospital’s answer is due; null until they are sent. */
  readonly answerBy: Day | null;
  readonly policy: string;
};

export type ChallengesReport = {
  readonly groups: readonly ChallengeGroupShown[];
  readonly policies: readonly {
    readonly id: string;
    readonly title: string;
    readonly from: Day;
    readonly source: string;
  }[];
  readonly contracts: readonly { readonly name: string; readonly carriesFrom: string | null }[];
  readonly mayValidate: boolean;
  /** Whether the reader is in the controlled setting or the hospital itself, and sees exact numbers. */
  readonly isExact: boolean;
};

/** Challenges by hospital, month and rule: of their own to a hospital, of all to the commissioner and the controlled setting. */
export function challengesReport(context: ReportContext, reader: Actor): Report<ChallengesReport> {
  const provider = ownHospital(context, reader);
  const what = { actions: ['see challenges'] as const, verb: 'list challenges', subject: 'challenges' };
  return reading(context, reader, { ...what, ...(provider && { provider }) }, async ({ level }) => {
    const seen = await seenBy(context, reader, provider === undefined ? {} : { provider });
    const groups = groupsOf(context, level, seen);
    return accepted({
      groups,
      policies: context.clinicalPolicies.map(({ json, from }) => ({
        id: json.id,
        title: json.title,
        from,
        source: json.source,
      })),
      contracts: context.clinicalPolicies
        .flatMap(({ json }) => json.hospitals)
        .filter(({ code }) => provider === undefined || code === provider)
        .map(({ name, carriesFrom }) => ({ name, carriesFrom })),
      mayValidate: context.rules.may(reader, 'validate hospital records', {}).ok,
      isExact: level === 'exact',
    });
  });
}

/** The hospital that a reader is held to; undefined for the commissioner’s and the controlled setting’s readers. */
function ownHospital(context: ReportContext, reader: Actor): OdsCode | undefined {
  return context.rules.may(reader, 'see challenges', {}).ok ? undefined : reader.organisation;
}

/** A hospital sees nothing of a challenge before it is sent to it. */
async function seenBy(
  context: ReportContext,
  reader: Actor,
  filter: { readonly provider?: OdsCode; readonly month?: Month; readonly rule?: string },
): Promise<readonly Challenge[]> {
  const all = await context.store.read((db) => challenges(db, filter));
  return ownHospital(context, reader) === undefined ? all : all.filter(({ standing }) => standing.stage !== 'raised');
}

/** No total is given, so that no row can be worked out from the others. */
function groupsOf(
  context: ReportContext,
  level: ReleaseLevel,
  all: readonly Challenge[],
): readonly ChallengeGroupShown[] {
  const groups = [...Map.groupBy(all, ({ provider, month, rule }) => `${provider} ${month} ${rule}`).values()];
  const charged = releaseGroupSums(
    level,
    groups.map((group) => ({ count: group.length, sum: sumPence(group.map(({ chargedPence }) => chargedPence)) })),
  );
  const repriced = groups.map((group) => group.filter(({ policyPence }) => policyPence !== null));
  const back = releaseGroupSums(
    level,
    repriced.map((group) => ({ count: group.length, sum: sumPence(group.map(askedBack)) })),
  );
  return groups.flatMap((group, at) => {
    const [first] = group;
    const [chargedSum, backSum] = [charged[at], back[at]];
    if (first === undefined || chargedSum === undefined || backSum === undefined) return [];
    return [{ ...groupShown(context, first, group), charged: chargedSum, askedBack: backSum }];
  });
}

function groupShown(context: ReportContext, first: Challenge, group: readonly Challenge[]) {
  const policy = context.clinicalPolicies.find(({ json }) => json.id === first.policy);
  const rule = policy?.json.rules.find(({ code }) => code === first.rule);
  const sent = group.flatMap(({ standing }) => (standing.stage === 'sent' ? [standing.on] : []));
  return {
    provider: first.provider,
    name: providerName(context, first.provider),
    month: first.month,
    rule: first.rule,
    words: rule?.words ?? first.rule,
    appeal: rule?.appeal ?? '',
    outcome: first.outcome,
    stages: [...new Set(group.map(({ standing }) => standing.stage))],
    reconcileBy: first.reconcileBy,
    isTooLate: group.some(({ standing }) => standing.stage === 'raised') && context.businessDate > first.reconcileBy,
    answerBy:
      sent.length === 0
        ? null
        : addWorkingDays(Math.min(...sent) as Day, policy?.json.answerDays ?? 0, context.bankHolidays),
    policy: first.policy,
  };
}

/** One record, for the hospital whose it is and for the controlled setting: by the hospital’s own name, never a person. */
export type ShownChallenge = {
  readonly id: string;
  readonly rowId: string;
  readonly givenOn: Day;
  readonly chargedPence: Pence;
  readonly policyPence: Pence | null;
  readonly stage: ChallengeStage;
  readonly words: string;
};

export type ChallengeGroupReport = {
  readonly group: ChallengeGroupShown;
  /** Null for everybody whose counts are not exact. */
  readonly records: readonly ShownChallenge[] | null;
  readonly mayAnswer: boolean;
  readonly maySettle: boolean;
};

export type ChallengeGroupAsk = { readonly provider: OdsCode; readonly month: Month; readonly rule: string };

/** The challenges of one hospital, month and rule. Refuses `not-found`. */
export function challengeGroupReport(
  context: ReportContext,
  reader: Actor,
  ask: ChallengeGroupAsk,
): Report<ChallengeGroupReport> {
  const { provider, month, rule } = ask;
  const subject = `challenges ${provider} ${isoOfMonth(month)} ${rule}`;
  const what = { actions: ['see challenges'] as const, provider, verb: 'read challenges', subject };
  return reading(context, reader, what, async ({ level }): Promise<Outcome<ChallengeGroupReport>> => {
    const seen = await seenBy(context, reader, ask);
    const [group] = groupsOf(context, level, seen);
    if (group === undefined) return refused({ code: 'not-found', message: 'There is no such challenge.' });
    const has = (...stages: readonly ChallengeStage[]) => group.stages.some((stage) => stages.includes(stage));
    return accepted({
      group,
      records: level === 'exact' ? seen.map(recordOf) : null,
      mayAnswer: has('sent') && context.rules.may(reader, 'answer challenges', { provider }).ok,
      maySettle:
        has('accepted', 'contested', 'escalated') && context.rules.may(reader, 'settle challenges', { provider }).ok,
    });
  });
}

function recordOf({ id, rowId, givenOn, chargedPence, policyPence, standing }: Challenge): ShownChallenge {
  return { id, rowId, givenOn, chargedPence, policyPence, stage: standing.stage, words: standing.words };
}
