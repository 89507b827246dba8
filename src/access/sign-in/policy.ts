import { accepted, type Json, type Outcome, refused, shape } from '../../base/index.ts';
import { ACTIONS, type Action } from '../action.ts';

/** What a door answers only so often: each is counted for itself. */
const LIMITED = ['sign in', 'workbench', 'search', 'exports', 'imports'] as const;
export type Limited = (typeof LIMITED)[number];

/** At most so many in so many seconds, for each reader (before they have signed in: each address that asks). */
export type Limit = { readonly of: Limited; readonly most: number; readonly seconds: number };

/** What is done only by somebody who has just proved who they are. `verbs`, as the audit names them; absent: all of the action. */
export type ProvedDeed = { readonly action: Action; readonly verbs?: readonly string[] };

/** The frozen form: when sessions end, who proves again who they are, and how often doors answer. */
export type SignInPolicyJson = {
  readonly id: string;
  /** A session ends when it was not used for so long, and in any case when it is so old. */
  readonly session: {
    readonly idleMinutes: number;
    readonly longestHours: number;
    /** After so many the provider is asked again what role and organisation its holder has; absent: when they sign in. */
    readonly checkMinutes?: number;
  };
  /** For so many minutes after somebody proved who they are they may do the deeds that ask for it. */
  readonly proof: { readonly minutes: number; readonly deeds: readonly ProvedDeed[] };
  readonly limits: readonly Limit[];
};

const MOST_MINUTES = 24 * 60;
const POLICY = shape.record({
  id: shape.text,
  session: shape.record({
    idleMinutes: shape.whole(1, MOST_MINUTES),
    longestHours: shape.whole(1, 24),
    checkMinutes: shape.optional(shape.whole(1, MOST_MINUTES)),
  }),
  proof: shape.record({
    minutes: shape.whole(1, MOST_MINUTES),
    deeds: shape.list(
      shape.record({ action: shape.one(...ACTIONS), verbs: shape.optional(shape.list(shape.text, 1)) }),
    ),
  }),
  limits: shape.list(
    shape.record({
      of: shape.one(...LIMITED),
      most: shape.whole(1, 1_000_000),
      seconds: shape.whole(1, MOST_MINUTES * 60),
    }),
  ),
});

const MINUTE_MS = 60_000;

/** When sessions end, what asks for a fresh proof of who acts, and how often doors answer. */
export class SignInPolicy {
  readonly #json: SignInPolicyJson;

  private constructor(json: SignInPolicyJson) {
    this.#json = json;
  }

  /** Reads the frozen form (`SignInPolicyJson`). Refuses with `definition.invalid`, naming every fault. */
  static fromJson(json: Json): Outcome<SignInPolicy> {
    const faults = POLICY.wrong(json, 'sign-in');
    const limited = faults.length > 0 ? [] : (json as unknown as SignInPolicyJson).limits.map((limit) => limit.of);
    for (const of of LIMITED) {
      const times = limited.filter((one) => one === of).length;
      if (faults.length === 0 && times !== 1) faults.push(`${of} has ${times === 0 ? 'no limit' : 'several limits'}`);
    }
    if (faults.length === 0) return accepted(new SignInPolicy(json as unknown as SignInPolicyJson));
    return refused({
      code: 'definition.invalid',
      message: `The policy of signing in cannot be used: ${faults.join('; ')}.`,
      remedy: 'Correct the definition of the policy.',
    });
  }

  get idleMinutes(): number {
    return this.#json.session.idleMinutes;
  }

  get longestHours(): number {
    return this.#json.session.longestHours;
  }

  /** For how many minutes a proof of who somebody is holds. */
  get proofMinutes(): number {
    return this.#json.proof.minutes;
  }

  limitOf(of: Limited): Limit {
    const limit = this.#json.limits.find((one) => one.of === of);
    if (limit === undefined) throw new Error(`there is a limit of ${of}`);
    return limit;
  }

  /** Whether a session has ended by an instant: unused for too long, too old, or begun after it. */
  hasEnded({ startedAt, seenAt }: { readonly startedAt: string; readonly seenAt: string }, now: string): boolean {
    const [age, idle] = [millisecondsFrom(startedAt, now), millisecondsFrom(seenAt, now)];
    return age < 0 || age > this.longestHours * 60 * MINUTE_MS || idle > this.idleMinutes * MINUTE_MS;
  }

  /** Whether the provider is to be asked again who a session's holder is, before they are shown another page. */
  isCheckDue({ checkedAt }: { readonly checkedAt: string }, now: string): boolean {
    return millisecondsFrom(checkedAt, now) > this.#checkMinutes * MINUTE_MS;
  }

  /** Whether that was due for longer than a page stays open: nothing is taken from such a session any more. */
  isCheckOverdue({ checkedAt }: { readonly checkedAt: string }, now: string): boolean {
    return millisecondsFrom(checkedAt, now) > (this.#checkMinutes + this.idleMinutes) * MINUTE_MS;
  }

  get #checkMinutes(): number {
    return this.#json.session.checkMinutes ?? MOST_MINUTES;
  }

  /** The deeds that ask for a fresh proof. */
  get provedDeeds(): readonly ProvedDeed[] {
    return this.#json.proof.deeds;
  }

  /**
   * Whether a deed waits until who acts has proved again who they are.
   * @param provedAt when they last did; null: it is not known
   */
  asksForProof(
    deed: { readonly action: Action; readonly verb: string },
    provedAt: string | null,
    now: string,
  ): boolean {
    const isAsked = this.provedDeeds.some(
      ({ action, verbs }) => action === deed.action && (verbs === undefined || verbs.includes(deed.verb)),
    );
    return isAsked && (provedAt === null || millisecondsFrom(provedAt, now) > this.proofMinutes * MINUTE_MS);
  }
}

/** @param from,to ISO 8601, UTC */
function millisecondsFrom(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
