import { accepted, type Month, monthOfDay, type OdsCode, type Outcome, quarterOf } from '../../base/index.ts';
import {
  CAUSES,
  type Cause,
  type Known,
  lastAchievementYearEnd,
  NETWORK_CAUSES,
  type NetworkInput,
  type NetworkKnown,
  type QualityInput,
  type Replaced,
  type StatementInput,
} from '../../contracts/index.ts';
import type { VerifiedResult } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import type { Moment } from './moment.ts';
import { boroughInput, boroughOf } from './quality-input.ts';
import type { StatementBook } from './statement-book.ts';

/** The two moments that are compared. */
export type TwoMoments = { readonly from: Moment; readonly to: Moment };
type Results = Outcome<readonly VerifiedResult[]>;

/** What a statement is worked out from as known at the earlier of two moments, and with each cause replaced in turn. */
export type InputsReplaced<Input> = { readonly first: Input; readonly replaced: readonly Replaced<Input>[] };

/** Replaces what was known then by what is known later, one cause after another, for the lines and for their arrears. */
export async function inputsReplaced(
  { known }: ReportContext,
  practice: OdsCode,
  month: Month,
  { from, to }: TwoMoments,
): Promise<Outcome<InputsReplaced<StatementInput>>> {
  const first = await known.inputAt(practice, month, from);
  if (!first.ok) return first;
  const last = await known.inputAt(practice, month, to);
  if (!last.ok) return last;
  const books = await booksOf(known, { from, to });
  if (!books.ok) return books;
  const quality = await qualityByCause(books.value, practice, month, { first: first.value, last: last.value });
  const replaced = CAUSES.map((cause, at): Replaced<StatementInput> => {
    if (at === CAUSES.length - 1) return { cause, input: last.value };
    const done = new Set(CAUSES.slice(0, at + 1));
    return { cause, input: mixedInput(first.value, last.value, done, quality.get(cause)) };
  });
  return accepted({ first: first.value, replaced });
}

/** Of the later rules over the earlier files and records, and of the later rules, files and records. */
type Books = { readonly ruled: StatementBook; readonly later: StatementBook };

async function booksOf(known: ReportContext['known'], { from, to }: TwoMoments): Promise<Outcome<Books>> {
  const ruled = await known.book({ ...from, on: to.on });
  if (!ruled.ok) return ruled;
  const later = await known.book(to);
  return later.ok ? accepted({ ruled: ruled.value, later: later.value }) : later;
}

/** Counts, thresholds and the borough as they stand once each cause is replaced. */
async function qualityByCause(
  { ruled, later }: Books,
  practice: OdsCode,
  month: Month,
  { first, last }: { readonly first: StatementInput; readonly last: StatementInput },
): Promise<ReadonlyMap<Cause, QualityInput | undefined>> {
  const periodEnd = lastAchievementYearEnd(month);
  const ofRule = await ruled.known(practice, month);
  const rule = ofRule.ok ? withAcceptances(ofRule.value.quality, last.quality) : undefined;
  const lists = await later.lists(quarterOf(monthOfDay(periodEnd)));
  const [earlier, received] = [new Map<OdsCode, Results>(), new Map<OdsCode, Results>()];
  for (const code of ruled.practices()) {
    const then = await ruled.results(code, periodEnd);
    earlier.set(code, then);
    received.set(code, then.ok || !later.practices().includes(code) ? then : await later.results(code, periodEnd));
  }
  const own = received.get(practice);
  const onLists = rule === undefined ? undefined : { ...rule, ...boroughInput(boroughOf(earlier, lists)) };
  const onLate =
    rule === undefined || own === undefined
      ? undefined
      : { ...rule, results: own, ...boroughInput(boroughOf(received, lists)) };
  return new Map<Cause, QualityInput | undefined>([
    ['contract terms', first.quality],
    ['rule', rule],
    ['rate', rule],
    ['list', onLists],
    ['late data', onLate],
    ['correction', last.quality],
  ]);
}

/** That a rule may be paid on as it stands was decided of the rule. Queries and answers are corrections. */
function withAcceptances(quality: QualityInput | undefined, later: QualityInput | undefined): QualityInput | undefined {
  if (quality === undefined || later?.acceptances === undefined) return quality;
  return { ...quality, acceptances: later.acceptances };
}

function mixedInput(
  first: StatementInput,
  last: StatementInput,
  done: ReadonlySet<Cause>,
  quality: QualityInput | undefined,
): StatementInput {
  const own = mixed(first, last, done, quality);
  if (first.settled === undefined || last.settled === undefined) return { ...own, month: first.month };
  const now = mixed(first.settled.now ?? first, last.settled.now ?? last, done, undefined);
  const before = mixed(first.settled.before, last.settled.before, done, undefined);
  return { ...own, month: first.month, settled: { now, before } };
}

/** What was known then, with what the causes that are done say in its place. */
function mixed(then: Known, later: Known, done: ReadonlySet<Cause>, quality: QualityInput | undefined): Known {
  const terms = done.has('contract terms') ? later : then;
  const rate = done.has('rate') ? later : then;
  const list = done.has('list') ? later : then;
  const { weightings: _, ...practice } = terms.practice;
  const { weightedToRegistered, weightings } = list.practice;
  const counts = quality ?? (done.has('late data') ? later : then).quality;
  return {
    practice: { ...practice, weightedToRegistered, ...(weightings === undefined ? {} : { weightings }) },
    contracts: terms.contracts,
    ...(terms.contractFrom === undefined ? {} : { contractFrom: terms.contractFrom }),
    ...(terms.participation === undefined ? {} : { participation: terms.participation }),
    ...(terms.holdings === undefined ? {} : { holdings: terms.holdings }),
    rates: rate.rates,
    ...(rate.knownOn === undefined ? {} : { knownOn: rate.knownOn }),
    listSizes: list.listSizes,
    ...(counts === undefined ? {} : { quality: counts }),
  };
}

/** The same of a network: its contracts, members and what is put in; rates; and its members' lists. */
export async function networkInputsReplaced(
  { known }: ReportContext,
  network: OdsCode,
  month: Month,
  { from, to }: TwoMoments,
): Promise<Outcome<InputsReplaced<NetworkInput>>> {
  const last = await known.networkInput(network, month, to);
  if (!last.ok) return last;
  const also = last.value.members.map(({ practice }) => practice.code);
  const first = await known.networkInput(network, month, from, also);
  return first.ok ? accepted(networkReplaced(first.value, last.value)) : first;
}

/**
 * A network's input with one cause after another replaced. Pure.
 * @param first as known earlier, of those who are its members later too
 */
export function networkReplaced(first: NetworkInput, last: NetworkInput): InputsReplaced<NetworkInput> {
  const replaced = NETWORK_CAUSES.map((cause, at): Replaced<NetworkInput> => {
    const done = new Set<Cause>(NETWORK_CAUSES.slice(0, at + 1));
    return { cause, input: mixedNetworkInput(first, last, done) };
  });
  return { first, replaced };
}

function mixedNetworkInput(first: NetworkInput, last: NetworkInput, done: ReadonlySet<Cause>): NetworkInput {
  const { network, month } = done.has('contract terms') ? last : first;
  const own = { ...mixedNetwork(first, last, done), network, month };
  if (first.settled === undefined || last.settled === undefined) return own;
  const now = mixedNetwork(first.settled.now, last.settled.now, done);
  const before = mixedNetwork(first.settled.before, last.settled.before, done);
  return { ...own, settled: { now, before } };
}

function mixedNetwork(first: NetworkKnown, last: NetworkKnown, done: ReadonlySet<Cause>): NetworkKnown {
  const { holdings } = done.has('contract terms') ? last : first;
  const { rates, knownOn } = done.has('rate') ? last : first;
  const { snapshot } = done.has('list') ? last : first;
  const members = first.members.map((then) => {
    const later = last.members.find(({ practice }) => practice.code === then.practice.code);
    return later === undefined ? then : mixed(then, later, done, undefined);
  });
  return {
    ...{ holdings, rates, members },
    ...(knownOn === undefined ? {} : { knownOn }),
    ...(snapshot === undefined ? {} : { snapshot }),
  };
}
