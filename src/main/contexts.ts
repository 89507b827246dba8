import type { ActionContext } from '../actions/index.ts';
import { accepted, type Clock, mintMachineryPass, type Outcome } from '../base/index.ts';
import type { FeedCodes } from '../ingest/index.ts';
import { implausibleResults, reportContext, settlementStatement } from '../reports/index.ts';
import type { Store } from '../store/index.ts';
import type { Warehouse } from '../warehouse/index.ts';
import type { Contexts } from '../web/index.ts';
import type { Configuration } from './configuration.ts';
import { identityKeysOf } from './identity-keys.ts';
import { PolicyByDay, type PolicyOfDay } from './policy-by-day.ts';

/** What stays as it is for as long as the system is open. */
type Opened = {
  readonly configuration: Configuration;
  readonly warehouse: Warehouse;
  readonly store: Store;
  readonly feedCodes: () => Promise<FeedCodes>;
  readonly clock: Clock;
};

/** The contexts over the policy in force. They are made anew once the store holds policy that they were not made from. */
export class ContextsInForce {
  readonly #opened: Opened;
  readonly #policies: PolicyByDay;
  #contexts: Contexts;
  #lastKept: bigint;

  private constructor(opened: Opened, policies: PolicyByDay, contexts: Contexts, position: bigint) {
    this.#opened = opened;
    this.#policies = policies;
    this.#contexts = contexts;
    this.#lastKept = position;
  }

  /** Refuses as `PolicyByDay.on` does. */
  static async open(opened: Opened): Promise<Outcome<ContextsInForce>> {
    const policies = new PolicyByDay(opened.store, opened.configuration);
    const position = await policies.position();
    const inForce = await policies.on(opened.configuration.businessDate);
    if (!inForce.ok) return inForce;
    return accepted(new ContextsInForce(opened, policies, contextsOf(opened, policies, inForce.value), position));
  }

  /** As they were last made. */
  get made(): Contexts {
    return this.#contexts;
  }

  /** As policy stands now: what another process, or an approval in this one, has kept since is in force. */
  async current(): Promise<Contexts> {
    const position = await this.#policies.position();
    if (position <= this.#lastKept) return this.#contexts;
    this.#policies.forgetDays();
    const inForce = await this.#policies.on(this.#opened.configuration.businessDate);
    if (!inForce.ok) throw new Error(`The policy in the store cannot be used. ${inForce.refusal.message}`);
    if (position > this.#lastKept) {
      this.#contexts = contextsOf(this.#opened, this.#policies, inForce.value);
      this.#lastKept = position;
    }
    return this.#contexts;
  }
}

function contextsOf(
  { configuration, warehouse, store, feedCodes, clock }: Opened,
  policies: PolicyByDay,
  inForce: PolicyOfDay,
): Contexts {
  const { businessDate } = configuration;
  const keys = identityKeysOf(configuration);
  const identity = keys === undefined ? {} : { identityKeys: keys };
  const indicatorsPass = mintMachineryPass('indicators');
  const claimsPass = mintMachineryPass('claims');
  const reports = reportContext({
    ...{ warehouse, store, ...inForce, businessDate, clock, indicatorsPass, claimsPass, ...identity },
    policyOn: (on) => policies.on(on),
  });
  const actions: ActionContext = {
    ...identity,
    ...inForce,
    warehouse,
    store,
    businessDate,
    clock,
    ingestPass: mintMachineryPass('ingest'),
    indicatorsPass,
    feedCodes,
    claimsPass,
    implausibleAt: (periodEnd) => implausibleResults(reports, periodEnd),
    statementOf: (practice, month) => reports.book.statement(practice, month),
    settlementOf: (practice, month) => settlementStatement(reports, practice, month),
    forecastOf: (practice, periodEnd) => reports.book.forecast(practice, periodEnd),
  };
  return { reports, actions };
}
