import type { ActionContext } from '../actions/index.ts';
import type { ReportContext } from '../reports/index.ts';
import type { ProviderSettings } from './sign-in/provider.ts';

/** What the pages are served from. */
/** What pages are made from and forms act on. */
export type Contexts = { readonly reports: ReportContext; readonly actions: ActionContext };

export type WebOptions = Contexts & {
  /** The same as policy stands now, asked for before each answer; absent: those above stay. */
  readonly current?: () => Promise<Contexts>;
  /** Seals what browsers keep for us before anybody has signed in; at least 32 characters. */
  readonly sessionSecret: string;
  /** The secret before, whose seals are still read while it is being replaced. */
  readonly earlierSessionSecret?: string | undefined;
  /** Who signs people in, in service; absent: nobody can sign in. */
  readonly provider?: ProviderSettings | undefined;
  /** Whether requests come through a proxy of the operator's, which says from where in X-Forwarded-For. */
  readonly isBehindProxy?: boolean;
  /** In the demonstration anyone may be anyone, and cookies go over plain HTTP on this machine. */
  readonly demonstration: boolean;
  /** Most bytes of a file sent from a browser. Default: 2 GB. */
  readonly largestUpload?: number;
  /** Told of each fault with the reference that the reader was given. */
  readonly reportFault: (reference: string, fault: unknown) => void;
};
