import {
  accepted,
  addDays,
  addWorkingDays,
  type Day,
  dayText,
  type Json,
  type Outcome,
  refused,
  shape,
} from '../../base/index.ts';
import { listDefinitions, type ReadDb } from '../../store/index.ts';
import { GOVERNANCE_KINDS } from '../kept/governance-policy.ts';

const { list, one, record, text, whole, yesOrNo } = shape;

type Sourced = { readonly source: string; readonly status: 'found' | 'unverified' | 'invented' };

/** A notice that a route publishes: before the award or after it. */
export type RouteNotice = {
  readonly id: string;
  readonly name: string;
  readonly when: 'before the award' | 'after the award';
};

/** One way in which a provider may be selected. */
export type ProcurementRoute = Sourced & {
  readonly id: string;
  readonly name: string;
  /** When it may be taken, in words. */
  readonly when: string;
  readonly notices: readonly RouteNotice[];
  readonly hasStandstill: boolean;
};

/**
 * How long nothing is signed after the notice of an intention. `beginsDaysAfter`: the first day that may count is so many days
 * after the day of publication.
 */
export type Standstill = Sourced & { readonly workingDays: number; readonly beginsDaysAfter: number };

/** The frozen form. */
export type ProcurementPolicyJson = {
  readonly id: string;
  readonly routes: readonly ProcurementRoute[];
  readonly standstill: Standstill;
};

const status = one('found', 'unverified', 'invented');
const notice = record({ id: text, name: text, when: one('before the award', 'after the award') });
const route = record({
  id: text,
  name: text,
  when: text,
  notices: list(notice, 1),
  hasStandstill: yesOrNo,
  source: text,
  status,
});
const policyShape = record({
  id: text,
  routes: list(route, 1),
  standstill: record({ workingDays: whole(1, 60), beginsDaysAfter: whole(1, 5), source: text, status }),
});

/** Reads the policy. Refuses `definition.invalid`. */
export function loadProcurementPolicy(json: Json): Outcome<ProcurementPolicyJson> {
  const wrong = policyShape.wrong(json, 'procurement policy');
  const policy = json as unknown as ProcurementPolicyJson;
  const bare =
    wrong.length > 0
      ? undefined
      : policy.routes.find(({ hasStandstill, notices }) => {
          return hasStandstill && !notices.some(({ when }) => when === 'before the award');
        });
  const faults = bare === undefined ? wrong : [`${bare.id} stands still after a notice that it does not have`];
  if (faults.length === 0) return accepted(policy);
  return refused({
    code: 'definition.invalid',
    message: `This procurement policy cannot be used: ${faults.join('; ')}.`,
  });
}

/** The policy known on a day. Refuses `not-found`, and as it is refused when loaded. */
export async function procurementPolicyKnown(db: ReadDb, on: Day): Promise<Outcome<ProcurementPolicyJson>> {
  const [kept] = await listDefinitions(db, GOVERNANCE_KINDS.procurement, on);
  if (kept !== undefined) return loadProcurementPolicy(kept.json);
  return refused({ code: 'not-found', message: `No procurement policy was known on ${dayText(on)}.` });
}

/** The last day of a standstill: at its end nothing stands in the way any more. */
export function standstillEnd(
  published: Day,
  { workingDays, beginsDaysAfter }: Standstill,
  holidays: ReadonlySet<Day>,
): Day {
  return addWorkingDays(addDays(published, beginsDaysAfter - 1), workingDays, holidays);
}
