import { personSubject } from '../../audit/index.ts';
import {
  type Actor,
  accepted,
  addWorkingDays,
  type Day,
  isoOfMonth,
  type Month,
  monthOfDay,
  type OdsCode,
  type Outcome,
  type Pence,
  pence,
  quarterOf,
  type Released,
  type ReleasedCount,
  type ReleaseLevel,
  refused,
} from '../../base/index.ts';
import {
  type Claim,
  type ClaimLine,
  claimLines,
  claims,
  disputes,
  isHeld,
  isItemScheme,
  type LoadedScheme,
  type Missed,
  missedPeople,
  serviceTitle,
  valueClaims,
} from '../../claims/index.ts';
import {
  releaseCount,
  releaseExactOnly,
  releaseGroupSums,
  releaseTotalOfSums,
  type ShownSumOf,
  type Withheld,
} from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { type ShownDispute, shownDispute } from './claim-disputes.ts';
import { schemeAsked } from './claim-provider.ts';
import { providerName } from './provider-name.ts';

/** One service of the month: what passes, what does not, and what it comes to. */
export type PreviewLine = {
  readonly service: string;
  readonly title: string;
  readonly passing: Released<ReleasedCount>;
  readonly refused: Released<ReleasedCount>;
  readonly held: Released<ReleasedCount>;
  readonly formula: Released<string | Withheld>;
  /** What is approved and what passes, together; null where the contract does not say. */
  readonly amount: Released<ShownSumOf> | null;
  readonly note: string;
};

/** A claim as a list shows it: what, when, where it stands and why. */
export type ShownClaim = {
  readonly id: string;
  readonly service: string;
  readonly title: string;
  readonly doneOn: Day;
  readonly stage: Claim['standing']['stage'];
  readonly code: string;
  readonly words: string;
  readonly appeal: string | null;
  readonly isHeld: boolean;
  readonly row: Claim['row'];
};

/** People who could have had a service and for whom nobody claims. */
export type ShownMissed = {
  readonly service: string;
  readonly words: string;
  readonly count: Released<ReleasedCount>;
};

/** Some of them by name: how many stand before them, from 0, and how many there are in all. */
export type NamedMissed = {
  readonly people: readonly { readonly service: string; readonly person: string }[];
  readonly before: number;
  readonly all: number;
};

export type ClaimPreviewReport = {
  readonly provider: OdsCode;
  readonly name: string;
  readonly scheme: string;
  readonly schemeTitle: string;
  readonly month: Month;
  readonly lines: readonly PreviewLine[];
  readonly valued: readonly ClaimLine[];
  readonly total: Released<Pence | 'not shown'>;
  /** When the provider was shown the last that waits for approval; null: nothing does. */
  readonly shownOn: Day | null;
  /** The first day on which all of it may be paid; null: nothing passes. */
  readonly payableFrom: Day | null;
  /** Claims one by one, for those who see exact counts; null for everybody else. */
  readonly claims: readonly ShownClaim[] | null;
  readonly missed: readonly ShownMissed[];
  /** Those whose names were asked for, for those who may see people; null for everybody else and where none were. */
  readonly named: NamedMissed | null;
  readonly disputes: readonly ShownDispute[];
  readonly mayDispute: boolean;
};

export type ClaimPreviewAsk = {
  readonly provider: OdsCode;
  readonly scheme: string;
  readonly month: Month;
  /** Which of the people who were missed are named, from 0; the first where none are left; absent: nobody is. */
  readonly names?: { readonly before: number; readonly most: number };
};

/**
 * What a provider will be paid for a month's claims, why not for the rest, how to appeal, and whom they missed. Refuses
 * `not-found` where nothing was asked.
 */
export function claimPreviewReport(
  context: ReportContext,
  reader: Actor,
  ask: ClaimPreviewAsk,
): Report<ClaimPreviewReport> {
  const { provider, month } = ask;
  const subject = `claims ${ask.scheme} ${provider} ${isoOfMonth(month)}`;
  const what = { actions: ['see claims'] as const, provider, verb: 'preview claims', subject };
  const whom = ({ named }: ClaimPreviewReport) => [
    ...new Set(named?.people.map(({ person }) => personSubject(provider, person))),
  ];
  return reading(context, reader, what, ({ level }) => previewed(context, reader, level, ask), whom);
}

async function previewed(
  context: ReportContext,
  reader: Actor,
  level: ReleaseLevel,
  ask: ClaimPreviewAsk,
): Promise<Outcome<ClaimPreviewReport>> {
  const { provider, month } = ask;
  const found = schemeAsked(context, ask.scheme);
  if (!found.ok) return found;
  const scheme = found.value;
  const filter = { scheme: ask.scheme, provider, month };
  const kept = await context.store.read(async (db) => ({
    claims: await claims(db, filter),
    lines: await claimLines(db, filter),
    disputes: await disputes(db, filter),
  }));
  if (kept.claims.length === 0) return refused(nothingAsked());
  const open = kept.disputes.filter(({ answer }) => answer === null);
  const passing = kept.claims.filter(({ standing }) => standing.stage === 'checked' || standing.stage === 'approved');
  const lines = await previewLines(context, level, scheme, kept, (claim) => isHeld(open, claim), month);
  const missed = await missedOf(context, scheme, ask);
  if (!missed.ok) return missed;
  const shown = passing.filter(({ standing }) => standing.stage === 'checked').map(({ standing }) => standing.on);
  const shownOn = shown.length === 0 ? null : (Math.max(...shown) as Day);
  const payable = [
    ...kept.lines.map(({ payableFrom }) => payableFrom),
    ...(shownOn === null ? [] : [addWorkingDays(shownOn, scheme.json.previewDays, context.bankHolidays)]),
  ];
  const amounts = lines.flatMap(({ amount }) => amount ?? []);
  return accepted({
    provider,
    name: providerName(context, provider),
    scheme: ask.scheme,
    schemeTitle: scheme.json.title,
    month,
    lines,
    valued: level === 'exact' ? kept.lines : [],
    total: releaseTotalOfSums(levelOf(scheme, level), amounts),
    shownOn,
    payableFrom: payable.length === 0 ? null : (Math.max(...payable) as Day),
    claims: level === 'exact' ? kept.claims.map((claim) => shownClaim(scheme, claim, isHeld(open, claim))) : null,
    missed: missed.value.map(({ service, words, people }) => ({
      ...{ service: serviceTitle(scheme, service), words },
      count: releaseCount(level, people.length),
    })),
    named: context.rules.may(reader, 'see people', { practice: provider }).ok
      ? namedMissed(scheme, missed.value, ask)
      : null,
    disputes: kept.disputes.map((one) => shownDispute(context, one)),
    mayDispute: context.rules.may(reader, 'dispute claims', { provider }).ok,
  });
}

export function shownClaim(scheme: LoadedScheme, claim: Claim, held: boolean): ShownClaim {
  const { id, service, doneOn, standing, row } = claim;
  const { stage, code, words, appeal } = standing;
  return { id, service, title: serviceTitle(scheme, service), doneOn, stage, code, words, appeal, isHeld: held, row };
}

/** Service by service; what passes is valued as it would be if it were approved today. */
async function previewLines(
  context: ReportContext,
  level: ReleaseLevel,
  scheme: LoadedScheme,
  kept: { readonly claims: readonly Claim[]; readonly lines: readonly ClaimLine[] },
  held: (claim: Claim) => boolean,
  month: Month,
): Promise<readonly PreviewLine[]> {
  const [first] = kept.claims;
  const registeredList = first === undefined ? 0 : await listOf(context, first.provider, scheme);
  const services = [...new Set(kept.claims.map(({ service }) => service))];
  return services.map((service) => {
    const own = kept.claims.filter((claim) => claim.service === service);
    const at = (...stages: string[]) => own.filter(({ standing }) => stages.includes(standing.stage));
    const free = at('checked', 'approved').filter((claim) => !held(claim));
    const valued = valueClaims(scheme, free, { month, registeredList });
    const line = valued.ok ? valued.value.find((one) => one.service === service)?.line : undefined;
    const before = kept.lines.filter((one) => one.service === service);
    const words = [...before.map((one) => one.formulaWithNumbers), ...(line ? [line.formulaWithNumbers] : [])].join(
      '; ',
    );
    const amount = before.reduce((sum, { amountPence }) => sum + amountPence, 0n) + (line?.amountPence ?? 0n);
    const shownAt = levelOf(scheme, level);
    const counted = free.length + at('valued', 'paid').length;
    const [sum] = releaseGroupSums(shownAt, [{ count: counted, sum: pence(amount) }]);
    return {
      service,
      title: serviceTitle(scheme, service),
      passing: releaseCount(shownAt, at('checked', 'approved', 'valued', 'paid').length),
      refused: releaseCount(shownAt, at('refused').length),
      held: releaseCount(shownAt, own.filter(held).length),
      formula: releaseExactOnly(shownAt, words === '' ? 'nothing passes' : words, 'The numbers are left out.'),
      amount: valued.ok ? (sum ?? null) : null,
      note: valued.ok ? '' : valued.refusal.message,
    };
  });
}

/** Claims of a quarter and of costs count no people; those for items of service do, and so do their pounds at a known fee. */
export function levelOf({ json }: LoadedScheme, level: ReleaseLevel): ReleaseLevel {
  return json.kind === 'items' ? level : 'exact';
}

/** The registered list of the contract’s first quarter; nought for who is no practice. */
export async function listOf(context: ReportContext, provider: OdsCode, scheme: LoadedScheme): Promise<number> {
  const lists = await context.book.lists(quarterOf(monthOfDay(scheme.contract.validFrom)));
  return lists.get(provider)?.registered ?? 0;
}

/** So many months of a practice are kept at once: their pages are turned one after another. */
const MONTHS_KEPT = 8;
const missedOnce = new OncePerSnapshot<Outcome<readonly Missed[]>>(MONTHS_KEPT);

/** Whom a practice missed, service by service; whoever is no practice misses nobody. */
async function missedOf(
  context: ReportContext,
  scheme: LoadedScheme,
  { provider, month }: ClaimPreviewAsk,
): Promise<Outcome<readonly Missed[]>> {
  if (!isItemScheme(scheme) || !context.register.has(provider)) return accepted([]);
  return missedOnce.answer(context, `${scheme.hash} ${provider} ${month}`, () =>
    missedPeople(context.book.snapshot(), context.claimsPass, { scheme, practice: provider, month }),
  );
}

function namedMissed(scheme: LoadedScheme, missed: readonly Missed[], { names }: ClaimPreviewAsk): NamedMissed | null {
  if (names === undefined) return null;
  const everybody = missed.flatMap(({ service, people }) => people.map((person) => ({ service, person })));
  const before = names.before < everybody.length ? names.before : 0;
  const people = everybody
    .slice(before, before + names.most)
    .map(({ service, person }) => ({ service: serviceTitle(scheme, service), person }));
  return { people, before, all: everybody.length };
}

function nothingAsked() {
  return {
    code: 'not-found',
    message: 'No claim was asked for this provider, scheme and month.',
    remedy: 'Claims are asked when a month is checked.',
  } as const;
}
