import type { AccessRules, SignInPolicy, UserDirectory } from '../access/index.ts';
import type { Clock, Day, MachineryPass, Month, OdsCode, Outcome, Pence } from '../base/index.ts';
import type { LoadedPolicy, LoadedScheme } from '../claims/index.ts';
import type { Holding, LoadedContract, LoadedRates, Participation, Statement } from '../contracts/index.ts';
import type { IdentityKeys } from '../identity/index.ts';
import type { LoadedFramework } from '../indicators/index.ts';
import type { FeedCodes } from '../ingest/index.ts';
import type { PaymentPolicy } from '../payments/index.ts';
import type { PracticeRegister } from '../practices/index.ts';
import type { Store } from '../store/index.ts';
import type { Warehouse } from '../warehouse/index.ts';

/** A result that is doubted, with why: as reports find it. */
export type ImplausibleResult = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly warnings: readonly { readonly code: string; readonly words: string; readonly numbers: string }[];
};

/** What every action needs. `main` builds one for a process; nothing in it belongs to one user. */
export type ActionContext = {
  readonly warehouse: Warehouse;
  readonly store: Store;
  readonly register: PracticeRegister;
  readonly users: UserDirectory;
  readonly rules: AccessRules;
  /** When sessions end, and what asks for a fresh proof of who acts. */
  readonly signIn: SignInPolicy;
  /** The framework that practices are paid by. */
  readonly framework: LoadedFramework;
  /** Every framework in force; absent: that one alone. */
  readonly frameworks?: readonly LoadedFramework[];
  /** Practices' agreements to take part in another scheme than QOF; absent: none does. */
  readonly participations?: readonly Participation[];
  /** Contracts that practices hold beside their main one, and that networks hold; absent: none. */
  readonly holdings?: readonly Holding[];
  /** The contracts in force, by which lists are weighted. */
  readonly contracts: readonly LoadedContract[];
  /** The rates by which a contract that is varied has to load. */
  readonly rates: LoadedRates;
  readonly businessDate: Day;
  readonly clock: Clock;
  readonly ingestPass: MachineryPass;
  readonly indicatorsPass: MachineryPass;
  /** The codes that ingest must know by meaning, as they stand now. */
  readonly feedCodes: () => Promise<FeedCodes>;
  readonly bankHolidays: ReadonlySet<Day>;
  /** From where was asked, while nobody is signed in who would say so; absent: not known. */
  readonly origin?: string;
  /** Opens the identity vault; absent: nothing is kept in it. */
  readonly identityKeys?: IdentityKeys;
  /** Who may pay how much, and who is paid how. */
  readonly payments: PaymentPolicy;
  /** What claims are checked and valued by. */
  readonly claimSchemes: readonly LoadedScheme[];
  /** What hospital records are checked against. */
  readonly clinicalPolicies: readonly LoadedPolicy[];
  readonly claimsPass: MachineryPass;
  /** Results at a period end that nobody should pay on yet. `main` hands in what reports find. */
  readonly implausibleAt: (periodEnd: Day) => Promise<readonly ImplausibleResult[]>;
  /** The statement of a practice for a month, worked out from the snapshot in service. `main` hands in what reports use. */
  readonly statementOf: (practice: OdsCode, month: Month) => Promise<Outcome<Statement>>;
  /** What the year that ended before still owes a practice, paid in a month. `main` hands in what reports use; absent: nothing is settled. */
  readonly settlementOf?: (practice: OdsCode, month: Month) => Promise<Outcome<Statement>>;
  /** What a practice's achievement at a period end would pay. `main` hands in what reports use; absent: not forecast. */
  readonly forecastOf?: (practice: OdsCode, periodEnd: Day) => Promise<Outcome<{ readonly amountPence: Pence }>>;
};
