import type {
  Day,
  Month,
  OdsCode,
  Outcome,
  Pence,
  Purpose,
  Realm,
  Released,
  ReleasedCount,
  ReleaseLevel,
} from '../base/index.ts';
import type { Withheld } from '../disclosure/index.ts';

/** What every report says of itself: at which level its figures stand, why the reader may see them, on what they rest. */
export type ReportBasis = {
  readonly release: ReleaseLevel;
  readonly purpose: Purpose;
  /** Why the reader may see it, in words. */
  readonly why: string;
  readonly businessDate: Day;
  /** The demonstration is `invented`; published pages are `published`. A report is one or the other. */
  readonly realm: Realm;
  /** The warehouse snapshot read: a SHA-256; null when the report reads no warehouse. */
  readonly snapshot: string | null;
};

/** The answer of every report: refused in words, or the figures with their basis. */
export type Report<T> = Promise<Outcome<T & { readonly basis: ReportBasis }>>;

/** A practice with the places that it lies in, for headings and the trail. */
export type PracticePlace = {
  readonly practice: OdsCode;
  readonly name: string;
  readonly locality: { readonly id: string; readonly name: string };
  readonly team: { readonly id: string; readonly name: string };
  readonly commissioner: { readonly code: OdsCode; readonly name: string };
  readonly contractType: 'GMS' | 'PMS' | 'APMS';
};

/** Who is paid and is no practice: a network, or a provider that is paid by claim. It lies in the commissioner alone. */
export type ProviderPlace = Pick<PracticePlace, 'practice' | 'name' | 'commissioner'> & {
  readonly locality: null;
  readonly contractType: 'network' | 'paid by claim';
};

/** Whoever is paid. */
export type PaidPlace = PracticePlace | ProviderPlace;

/** Where a reader can go next. A door turns it into an address; reports know no addresses. */
export type Destination =
  | { readonly page: 'borough' }
  | { readonly page: 'locality'; readonly locality: string }
  | { readonly page: 'practice'; readonly practice: OdsCode }
  | { readonly page: 'statement'; readonly practice: OdsCode; readonly month: Month }
  | { readonly page: 'line'; readonly practice: OdsCode; readonly month: Month; readonly term: string }
  | { readonly page: 'measure'; readonly practice: OdsCode; readonly indicator: string; readonly periodEnd: Day }
  | { readonly page: 'measure by practice'; readonly indicator: string; readonly periodEnd: Day }
  | { readonly page: 'answer'; readonly practice: OdsCode; readonly measure: string; readonly periodEnd: Day }
  | { readonly page: 'query'; readonly practice: OdsCode; readonly indicator: string; readonly periodEnd: Day }
  | { readonly page: 'claims of month'; readonly provider: OdsCode; readonly scheme: string; readonly month: Month }
  | { readonly page: 'feeds' }
  | { readonly page: 'feed file'; readonly sha256: string }
  | { readonly page: 'run'; readonly run: string }
  | { readonly page: 'runs' }
  | { readonly page: 'payee'; readonly payee: string }
  | { readonly page: 'network'; readonly network: OdsCode }
  | { readonly page: 'reconciliations' }
  | { readonly page: 'ledger' }
  | { readonly page: 'ledger entry'; readonly entry: string }
  | { readonly page: 'claims' }
  | { readonly page: 'dispute'; readonly dispute: string }
  | { readonly page: 'activity' }
  | { readonly page: 'challenges' }
  | { readonly page: 'interests'; readonly user: string }
  | { readonly page: 'broken glass' }
  | { readonly page: 'monitoring' }
  | { readonly page: 'quality case'; readonly case: string }
  | { readonly page: 'meeting'; readonly meeting: string }
  | { readonly page: 'decision'; readonly decision: string }
  | { readonly page: 'case'; readonly case: string };

/** One number put into a formula, as a reader sees it. */
export type ShownInput = {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** For example `patients`, `£ per weighted patient`, `share`. */
  readonly unit: string;
  readonly source: string;
  /** Since when it has been known, ISO; null when that is not recorded. */
  readonly knownFrom: string | null;
};

/** What a figure rests on: a definition, rate table, list or file, with version, source and receipt. */
export type ShownBasis = {
  readonly what: string;
  readonly version: string;
  readonly source: string;
  /** Business date of receipt, ISO; null when it was not received but is held as a definition. */
  readonly receivedOn: string | null;
  readonly to: Destination | null;
};

/** A figure that the level of release leaves out says so in a sentence. */
export type OrWithheld<T> = Released<T | Withheld>;

/** Registered and weighted list of a quarter. Practice list sizes are published figures and are never suppressed. */
export type ShownList =
  | {
      readonly kind: 'list';
      readonly quarter: Month;
      readonly registered: Released<ReleasedCount>;
      /** Registered × weighted-to-registered, rounded half away from zero. */
      readonly weighted: Released<ReleasedCount>;
      readonly file: string;
      readonly row: number;
    }
  | { readonly kind: 'not received'; readonly quarter: Month; readonly words: string };

/** An amount of a statement as a list of practices shows it. */
export type ShownPayment =
  | {
      readonly kind: 'statement';
      readonly totalPence: Pence;
      readonly heldLines: number;
      /** Whether a released run has posted it; of several statements, all of them. */
      readonly isPaid: boolean;
    }
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'not shown'; readonly reason: string };
