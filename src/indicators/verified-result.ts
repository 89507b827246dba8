import { accepted, type Day, dayText, type OdsCode, type Outcome, refused } from '../base/index.ts';
import type { Snapshot } from '../warehouse/index.ts';
import { componentWords } from './component-words.ts';
import type { AdjustmentKind, LoadedFramework, Rule } from './model/framework.ts';
import type { IndicatorCount } from './model/result.ts';
import type { Verification } from './model/signed.ts';
import { type SentRow, sentOf, sentRows } from './sent-row.ts';

/** A count that a practice sent, beside what the warehouse recomputed and how many of those counted opted out. */
export type VerifiedComponent = {
  /** What is paid on: everyone, as counted at the practice's edge. */
  readonly count: number;
  /** What the warehouse's own rows come to. 0 ≤ count − recomputed ≤ optedOut. */
  readonly recomputed: number;
  readonly optedOut: number;
  /** Ordinal of the record in the counts file. */
  readonly row: number;
};

declare const verifiedBrand: unique symbol;

/**
 * The result of one indicator in one practice, sent by the practice and found to agree with the warehouse's rows.
 * The contracts room takes nothing else. Only `verifiedResults` makes one.
 */
export type VerifiedResult = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly periodEnd: Day;
  readonly register: number;
  readonly denominator: number;
  readonly numerator: number;
  readonly adjustments: readonly { readonly reason: string; readonly kind: AdjustmentKind; readonly count: number }[];
  readonly exclusions: readonly { readonly reason: string; readonly count: number }[];
  /** By `register`, `denominator`, `numerator`, `adjustment:<reason>`, `exclusion:<reason>`. */
  readonly components: Readonly<Record<string, VerifiedComponent>>;
  /** How many of each component opted out of leaving the practice, by the same names. */
  readonly optedOut: Readonly<Record<string, number>>;
  readonly definitionHash: string;
  /** How sure the order of the rule's steps is. `unverified` is not payable without a recorded acceptance. */
  readonly verification: Verification;
  readonly evidenceSha256: string;
  /** The warehouse snapshot recomputed from. */
  readonly snapshot: string;
  /** The counts file, and the record in it of the numerator. */
  readonly countsFile: { readonly sha256: string; readonly row: number | null };
  readonly [verifiedBrand]: true;
};

export type VerifiedResults = {
  readonly snapshot: Snapshot;
  readonly framework: LoadedFramework;
  /** The ids of the rules that a practice counts by; absent: all of the framework's. */
  readonly rulesOf?: (practice: OdsCode) => readonly string[];
  readonly periodEnd: Day;
  /** What `calculate` gave for the same snapshot, framework and period end. */
  readonly recomputed: readonly IndicatorCount[];
  readonly practices: readonly OdsCode[];
  /** The published registered lists of the quarter of the period end, everybody who opted out included. */
  readonly lists: ReadonlyMap<OdsCode, number>;
  /** People in the warehouse who are registered at the period end, by practice: nobody of them opted out. */
  readonly registered: ReadonlyMap<OdsCode, number>;
};

/** What is known of one practice: its sent counts and what the warehouse's rows come to. */
type Known = {
  readonly of: VerifiedResults;
  readonly practice: OdsCode;
  readonly sent: readonly SentRow[];
  readonly recomputed: readonly IndicatorCount[];
};

/**
 * Each practice's sent counts, found to agree with what the warehouse's own rows come to: for every component, reasons
 * included, 0 ≤ sent − recomputed ≤ opted out, and the definition is the very same. Who opted out are the same people in
 * every count: at most those on the registered list who are not in the warehouse, and of an indicator as many on the
 * register as in its denominator and left out of it. What all of them sent is read once.
 * @returns by practice; refusal `statement.no-counts` when it has not sent every count of the day or there is nothing to
 * compare them with, `statement.no-list` when its list was not received, `result.not-verified` when they were counted by
 * another definition, `result.counts-differ` otherwise
 */
export async function verifiedResults(of: VerifiedResults): Promise<ReadonlyMap<OdsCode, Outcome<VerifiedResult[]>>> {
  const sent = Map.groupBy(await sentRows(of.snapshot, of.periodEnd), (row) => row.practice);
  const counts = of.recomputed.filter((count) => count.periodEnd === of.periodEnd);
  const recomputed = Map.groupBy(counts, (count) => count.practice);
  return new Map(
    of.practices.map((practice) => {
      const known = { of, practice, sent: sent.get(practice) ?? [], recomputed: recomputed.get(practice) ?? [] };
      return [practice, resultsOf(known)];
    }),
  );
}

/** All of a practice's results, or why there are none: one that cannot be paid on holds up the others. */
function resultsOf(known: Known): Outcome<VerifiedResult[]> {
  if (!known.of.lists.has(known.practice)) return noList(known);
  const results: VerifiedResult[] = [];
  const { framework, rulesOf = () => framework.rules.map(({ id }) => id) } = known.of;
  for (const id of rulesOf(known.practice)) {
    const result = verifiedResult(known, framework.rule(id));
    if (!result.ok) return result;
    results.push(result.value);
  }
  return accepted(results);
}

function verifiedResult(known: Known, rule: Rule): Outcome<VerifiedResult> {
  const { framework, periodEnd } = known.of;
  const of = `${rule.id} of practice ${known.practice} at ${dayText(periodEnd)}`;
  const recomputed = known.recomputed.find((count) => count.indicator === rule.id);
  const expected = framework.ruleHash(rule.id);
  const sent = sentOf(known.sent, rule.id, expected);
  const [first] = sent;
  if (!first) return noCounts(`The practice has sent no counts for ${of}.`);
  if (!recomputed) return noCounts(`The warehouse holds nobody to compare the counts of ${of} with.`);
  if (sent.some((row) => row.definitionHash !== expected) || recomputed.definitionHash !== expected) {
    return refused({
      code: 'result.not-verified',
      message: `The counts of ${of} were made with another version of the definition.`,
      remedy: 'Have the practice count again with the definition in service, and import its counts.',
    });
  }
  const own = recomputedCounts(recomputed);
  const rows = new Map(sent.map((row) => [componentName(row.component, row.reason), row]));
  const missing = [...own.keys()].filter((name) => !rows.has(name));
  if (missing.length > 0) return noCounts(`Of the counts of ${of} these were not received: ${missing.join(', ')}.`);
  const foreign = [...rows.keys()].filter((name) => !own.has(name));
  if (foreign.length > 0) return doesNotFit(of, `the definition knows no ${foreign.join(', ')}`);
  const components = componentsOf(rows, own);
  const differs = Object.entries(components).filter(([, each]) => !agrees(each));
  if (differs.length > 0) return countsDiffer(rule, of, differs);
  const impossible = impossibleCount(components, known);
  if (impossible !== undefined) return doesNotFit(of, impossible);
  return accepted(minted(known.of, rule, recomputed, components, first.file));
}

/** Why the counts cannot be of a list of that many people, of whom so many are in the warehouse. */
function impossibleCount(components: Components, { of, practice }: Known): string | undefined {
  if (!addsUp(components, 'count')) return 'the register is not the denominator and everybody left out of it';
  if (!addsUp(components, 'optedOut'))
    return 'those opted out are not the same people on the register and in its parts';
  const { count = 0, optedOut = 0 } = components.register ?? {};
  const list = of.lists.get(practice) ?? 0;
  if (count > list) return `${count} are on the register, of a registered list of ${list}`;
  const elsewhere = Math.max(0, list - (of.registered.get(practice) ?? 0));
  if (optedOut <= elsewhere) return undefined;
  return `${optedOut} on the register are said to have opted out, and of the registered list of ${list} all but ${elsewhere} are in the warehouse`;
}

/** The register is everybody of the denominator and everybody left out of it; no part is larger than the whole. */
function addsUp(components: Components, what: 'count' | 'optedOut'): boolean {
  const parts = Object.entries(components).filter(([name]) => name === 'denominator' || name.includes(':'));
  const [register = 0, numerator = 0, denominator = 0] = ['register', 'numerator', 'denominator'].map(
    (name) => components[name]?.[what],
  );
  return parts.reduce((sum, [, each]) => sum + each[what], 0) === register && numerator <= denominator;
}

const SEND_AGAIN =
  'Ask the practice to send its extract and counts again, made at the same time. Files that were imported before are put back with --again (on the Feeds page: tick Apply it again).';

function doesNotFit(of: string, why: string): Outcome<VerifiedResult> {
  return refused({
    code: 'result.counts-differ',
    message: `The counts of ${of} cannot be: ${why}.`,
    remedy: SEND_AGAIN,
  });
}

function noList({ practice, of: { periodEnd } }: Known): Outcome<never> {
  return refused({
    code: 'statement.no-list',
    message: `How many people of practice ${practice} can have opted out is not known: its registered list of the quarter of ${dayText(periodEnd)} was not received.`,
    remedy: 'Import the list-size file of that quarter.',
  });
}

function noCounts(message: string): Outcome<VerifiedResult> {
  return refused({ code: 'statement.no-counts', message, remedy: 'Import the practice’s extract and counts.' });
}

function agrees({ count, recomputed, optedOut }: VerifiedComponent): boolean {
  return recomputed <= count && count - recomputed <= optedOut;
}

function countsDiffer(
  rule: Rule,
  of: string,
  differs: readonly [string, VerifiedComponent][],
): Outcome<VerifiedResult> {
  const words = differs.map(
    ([name, { count, recomputed, optedOut }]) =>
      `${componentWords(rule, name)}: ${count} sent, ${recomputed} found in the rows, ${optedOut} opted out`,
  );
  return refused({
    code: 'result.counts-differ',
    message: `The counts of ${of} differ from the rows by more than those opted out: ${words.join('; ')}.`,
    remedy: SEND_AGAIN,
  });
}

/** `register`, `adjustment:HTMAX` … */
function componentName(component: string, reason: string | null): string {
  return reason === null ? component : `${component}:${reason}`;
}

/** What the warehouse's rows come to, noughts included, by component. */
function recomputedCounts(own: IndicatorCount): ReadonlyMap<string, number> {
  return new Map<string, number>([
    ['register', own.register],
    ['denominator', own.denominator],
    ['numerator', own.numerator],
    ...own.adjustments.map((each): [string, number] => [`adjustment:${each.reason}`, each.count]),
    ...own.exclusions.map((each): [string, number] => [`exclusion:${each.reason}`, each.count]),
  ]);
}

type Components = Readonly<Record<string, VerifiedComponent>>;

/** Both sides of each count that was sent. */
function componentsOf(rows: ReadonlyMap<string, SentRow>, own: ReadonlyMap<string, number>): Components {
  return Object.fromEntries(
    [...rows].map(([name, { count, optedOut, row }]) => [
      name,
      { count, recomputed: own.get(name) ?? 0, optedOut, row },
    ]),
  );
}

function minted(
  o: VerifiedResults,
  rule: Rule,
  own: IndicatorCount,
  components: Components,
  file: string,
): VerifiedResult {
  const count = (name: string): number => components[name]?.count ?? 0;
  return {
    practice: own.practice,
    indicator: rule.id,
    periodEnd: o.periodEnd,
    register: count('register'),
    denominator: count('denominator'),
    numerator: count('numerator'),
    adjustments: own.adjustments.map((each) => ({ ...each, count: count(`adjustment:${each.reason}`) })),
    exclusions: own.exclusions.map((each) => ({ ...each, count: count(`exclusion:${each.reason}`) })),
    components,
    optedOut: Object.fromEntries(Object.entries(components).map(([name, each]) => [name, each.optedOut])),
    definitionHash: own.definitionHash,
    verification: rule.verification,
    evidenceSha256: own.evidenceSha256,
    snapshot: o.snapshot.hash,
    countsFile: { sha256: file, row: components.numerator?.row ?? null },
  } as unknown as VerifiedResult;
}
