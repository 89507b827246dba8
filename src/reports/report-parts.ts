import type { AccessRules, SignInPolicy, UserDirectory } from '../access/index.ts';
import type { Clock, Day, Json, MachineryPass, Outcome } from '../base/index.ts';
import type { AssurancePolicy, CaseFindingJson, ValuePolicyJson } from '../benchmarking/index.ts';
import type { LoadedPolicy, LoadedScheme } from '../claims/index.ts';
import type { Holding, LoadedContract, LoadedRates, Participation } from '../contracts/index.ts';
import type { IdentityKeys } from '../identity/index.ts';
import type { LoadedFramework, PlausibilityBounds } from '../indicators/index.ts';
import type { FeedCalendar } from '../ingest/index.ts';
import type { PaymentPolicy } from '../payments/index.ts';
import type { PracticeRegister } from '../practices/index.ts';
import type { Store } from '../store/index.ts';
import type { Warehouse } from '../warehouse/index.ts';

/** What `main` hands over for reports. */
export type ReportParts = {
  readonly warehouse: Warehouse;
  readonly store: Store;
  readonly register: PracticeRegister;
  readonly users: UserDirectory;
  readonly rules: AccessRules;
  /** When sessions end, and how often doors answer. */
  readonly signIn: SignInPolicy;
  /** The framework that practices are paid by. */
  readonly framework: LoadedFramework;
  /** Every framework in force; absent: that one alone. */
  readonly frameworks?: readonly LoadedFramework[];
  readonly contracts: readonly LoadedContract[];
  /** Practices' agreements to take part in another scheme than QOF; absent: none does. */
  readonly participations?: readonly Participation[];
  /** Contracts that practices hold beside their main one, and that networks hold; absent: none. */
  readonly holdings?: readonly Holding[];
  readonly rates: LoadedRates;
  /** A contract of the library by its id, in its frozen form; absent: the library is empty. */
  readonly contractNamed?: (id: string) => Json | undefined;
  /** Definitions as known on another day; absent: they were always those in force. Refuses `not-found` before the first. */
  readonly policyOn?: (on: Day) => Promise<Outcome<KnownPolicy>>;
  /** When feeds are due. */
  readonly feedCalendar: FeedCalendar;
  /** Outside which bounds a result is doubted. */
  readonly plausibility: PlausibilityBounds;
  /** How published case-finding is set beside payment. */
  readonly caseFinding: CaseFindingJson;
  /** By what practices are looked at, compared and discussed. */
  readonly assurance: AssurancePolicy;
  /** How quality and contract value of practices are put together. */
  readonly valuePolicy: ValuePolicyJson;
  /** Who may pay how much, and who is paid how. */
  readonly payments: PaymentPolicy;
  readonly businessDate: Day;
  readonly clock: Clock;
  /** Counting reads every row; explaining reads with the reader's own row filter. */
  readonly indicatorsPass: MachineryPass;
  /** What claims are checked and valued by, and what hospital records are checked against. */
  readonly claimSchemes: readonly LoadedScheme[];
  readonly clinicalPolicies: readonly LoadedPolicy[];
  readonly bankHolidays: ReadonlySet<Day>;
  /** Opens the identity vault and makes pseudonyms; absent: neither can be done here. */
  readonly identityKeys?: IdentityKeys;
  /** A provider's own activity is read through it, for whoever may see that provider's claims or validate records. */
  readonly claimsPass: MachineryPass;
};

/** Definitions as known on a day. `hash` is another whenever any of them is another. */
export type KnownPolicy = Pick<
  ReportParts,
  'register' | 'framework' | 'frameworks' | 'contracts' | 'participations' | 'holdings' | 'rates' | 'payments'
> & { readonly hash: string };
