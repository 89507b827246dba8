import type { OdsCode } from '../base/index.ts';
import { type Activity, claimIdOf, inWrittenOrder, waitDays } from './activity.ts';
import type { CheckCode } from './check-code.ts';
import { type ClaimService, type ItemScheme, isContracted, windowDays } from './scheme.ts';

/** What checks need to know beside the activity itself. */
export type CheckContext = {
  readonly isPractice: (provider: OdsCode) => boolean;
  /** How many of a service a provider is paid for in the contract year; undefined: as many as there are. */
  readonly cap: (service: ClaimService, provider: OdsCode) => number | undefined;
  /** Claims that were approved before: what stands is not undone by a row that comes later. */
  readonly stands: (claim: string) => boolean;
};

/** An activity and every check that it fails, in the scheme's order; none: it passes. */
export type Checked = { readonly claim: string; readonly activity: Activity; readonly failed: readonly CheckCode[] };

/**
 * Checks activities against a scheme. Of several for the same person, service and day, whoever did them, the first in
 * the written order that fails nothing else passes; so do, up to the cap, the first. Pure: the order in which they are
 * given is nothing.
 */
export function checkActivities(
  scheme: ItemScheme,
  activities: readonly Activity[],
  context: CheckContext,
): readonly Checked[] {
  const ordered = activities
    .map((activity) => ({ activity, claim: claimIdOf(scheme.json.id, activity) }))
    .toSorted((one, other) => inWrittenOrder(one.activity, other.activity));
  const standingFirst = [
    ...ordered.filter(({ claim }) => context.stands(claim)),
    ...ordered.filter(({ claim }) => !context.stands(claim)),
  ];
  const [taken, counted] = [new Set<string>(), new Map<string, number>()];
  const failedOf = ({ activity }: (typeof ordered)[number]): readonly CheckCode[] => {
    const service = scheme.json.services.find((each) => each.id === activity.service);
    if (service === undefined) return ['NOT_CONTRACTED'];
    const failed = ownFailures(scheme, service, activity, context);
    const [done, most] = [doneKey(activity), context.cap(service, activity.provider)];
    const cap = `${service.id} ${activity.provider}`;
    if (taken.has(done)) failed.add('DUPLICATE');
    if (most !== undefined && (counted.get(cap) ?? 0) >= most) failed.add('OVER_CAP');
    const codes = scheme.json.checks.map(({ code }) => code).filter((code) => failed.has(code));
    if (codes.length > 0) return codes;
    taken.add(done);
    counted.set(cap, (counted.get(cap) ?? 0) + 1);
    return [];
  };
  return standingFirst.map((one) => ({ ...one, failed: failedOf(one) }));
}

/** What is wrong with an activity by itself. */
function ownFailures(
  scheme: ItemScheme,
  service: ClaimService,
  activity: Activity,
  { isPractice }: CheckContext,
): Set<CheckCode> {
  const { provider, doneOn, place, clinician } = activity;
  const failed = new Set<CheckCode>();
  if (!isContracted(service.contracted, { provider, isPractice: isPractice(provider), on: doneOn })) {
    failed.add('NOT_CONTRACTED');
  }
  if (!activity.isRegistered) failed.add('NOT_REGISTERED');
  const wait = waitDays(activity);
  if (wait < 0 || wait > windowDays(scheme)) failed.add('OUTSIDE_WINDOW');
  if (service.places !== undefined && !service.places.includes(place ?? '')) failed.add('WRONG_PLACE');
  if (service.clinicians !== undefined && !service.clinicians.includes(clinician ?? '')) failed.add('WRONG_CLINICIAN');
  if (service.needsApproval === true && activity.approval === null) failed.add('NO_PRIOR_APPROVAL');
  return failed;
}

function doneKey({ service, person, doneOn }: Activity): string {
  return `${service} ${doneOn} ${person}`;
}
