import {
  type Actor,
  type Day,
  dayFromIso,
  type Month,
  monthFromIso,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  refused,
} from '../base/index.ts';
import type { Action, Limited, ReportContext } from '../reports/index.ts';
import type { AnyPage } from './layout/page.ts';

/** What was asked for: by whom, and the parts of the address. */
export type Asked = {
  readonly context: ReportContext;
  readonly actor: Actor;
  /** A named part of the path, decoded. */
  readonly param: (name: string) => string;
  readonly query: (name: string) => string | undefined;
  /** The session in which they asked, by its id; undefined for who has not signed in. */
  readonly sessionId: string | undefined;
  /** Whether a table is asked for as CSV, which has more rows of a long list than its page. */
  readonly isExport: boolean;
};

/** A page's address and what it shows there. `everyone`: no sign-in is needed. */
export type PageRoute = {
  readonly path: string;
  readonly realm: AnyPage['realm'];
  readonly readers: 'signed in' | 'everyone';
  /** Any of these lets somebody open it, about the practice in its address or their own; absent: every reader may. */
  readonly needs?: readonly Action[];
  /** Whether one of its addresses is for the reader, where that hangs on more than the practice. */
  readonly isFor?: (reader: Pick<Asked, 'context' | 'actor'>, param: (name: string) => string) => boolean;
  /** Whether it looks at the framework after `?framework=`; its links to pages that do carry it on. */
  readonly looksAtFramework?: true;
  /** As what its readers may ask for it only so often; its CSV counts as an export in any case. */
  readonly limit?: Limited;
  readonly load: (asked: Asked) => Promise<Outcome<AnyPage>>;
};

export function practiceAsked(asked: Asked): OdsCode | undefined {
  return odsCodeFromText(asked.param('practice'));
}

export function monthAsked(asked: Asked): Month | undefined {
  return monthFromIso(asked.param('month'));
}

/** The month after `?month=`; undefined when none is asked for or it is not one. */
export function monthQueried(asked: Asked): Month | undefined {
  return monthFromIso(asked.query('month') ?? '');
}

export function periodEndAsked(asked: Asked): Day | undefined {
  return dayFromIso(asked.param('periodEnd'));
}

/** A whole number from 0 after a question mark, such as `?from=50`. */
export function numberQueried(asked: Asked, name: string): number | undefined {
  const text = asked.query(name) ?? '';
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

const ROWS_ON_A_PAGE = 25;
const MOST_EXPORTED = 1000;

/** How many rows of a list without end are read: on a page so many as a phone can show, in its CSV many more. */
export function rowsListed({ isExport }: Asked): number {
  return isExport ? MOST_EXPORTED : ROWS_ON_A_PAGE;
}

/** The framework after `?framework=`, for a report; nothing when none is asked for. */
export function frameworkQueried(asked: Asked): { readonly framework?: string } {
  const framework = asked.query('framework');
  return framework === undefined || framework === '' ? {} : { framework };
}

/** The measure and day of an address, and the framework asked for; undefined when the day is none. */
export function measureAsked(
  asked: Asked,
): { readonly indicator: string; readonly periodEnd: Day; readonly framework?: string } | undefined {
  const periodEnd = periodEndAsked(asked);
  if (periodEnd === undefined) return undefined;
  return { periodEnd, indicator: asked.param('indicator'), ...frameworkQueried(asked) };
}

/** For an address whose parts cannot be read. */
export function noSuchAddress(): Outcome<never> {
  return refused({ code: 'not-found', message: 'There is no page at this address.' });
}

/** The page of a report, or its refusal. */
export function pageOf<T>(outcome: Outcome<T>, view: (report: T) => AnyPage): Outcome<AnyPage> {
  return outcome.ok ? { ok: true, value: view(outcome.value) } : outcome;
}
