import { accepted, type Day, dayText, type OdsCode, type Outcome, refused } from '../base/index.ts';
import type { Snapshot } from '../warehouse/index.ts';
import type { AdjustmentKind, LoadedFramework, Rule, Verification } from './model/framework.ts';
import type { IndicatorCount } from './model/result.ts';
import { type SentRow, sentRows } from './sent-row.ts';

/** A count that a practice sent, beside what the warehouse recomputed and how many of those counted opted out. */
export type VerifiedComponent = {
  /** What is paid on: everyone, as counted at the practice's edge. */
  readonly count: number;
  /** What the warehouse's own rows come to. 0 ≤ count − recomputed ≤ optedOut. */
  readonly recomputed: number;
  readonly optedOut: number;
  /** Ordinal of the record in the counts file; null where the file has no record because the count is nought. */
  readonly row: number | null;
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
  /** The ids of the rules that practices count by; absent: all of the framework's. */
  readonly rules?: readonly string[];
  readonly periodEnd: Day;
  /** What `calculate` gave for the same snapshot, framework and period end. */
  readonly recomputed: readonly IndicatorCount[];
  readonly practices: readonly OdsCode[];
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
 * included, 0 ≤ sent − recomputed ≤ opted out, and the definition is the very same. What all of them sent is read once.
 * @returns by practice; refusal `statement.no-counts` when it has sent none for the day or there is nothing to compare
 * them with, `result.not-verified` when they were counted by another definition, `result.counts-differ` otherwise
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
  const results: VerifiedResult[] = [];
  const { framework, rules = framework.rules.map(({ id }) => id) } = known.of;
  for (const id of rules) {
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
  const sent = known.sent.filter((row) => row.indicator === rule.id);
  const [first] = sent;
  if (!first) return noCounts(`The practice has sent no counts for ${of}.`);
  if (!recomputed) return noCounts(`The warehouse holds nobody to compare the counts of ${of} with.`);
  const expected = framework.ruleHash(rule.id);
  if (sent.some((row) => row.definitionHash !== expected) || recomputed.definitionHash !== expected) {
    return refused({
      code: 'result.not-verified',
      message: `The counts of ${of} were made with another version of the definition.`,
      remedy: 'Have the practice count again with the definition in service, and import its counts.',
    });
  }
  const components = componentsOf(sent, recomputed);
  const differs = Object.entries(components).filter(([, each]) => !agrees(each));
  if (differs.length > 0) return countsDiffer(of, differs);
  if (!addsUp(components)) return doesNotAddUp(of);
  return accepted(minted(known.of, rule, recomputed, components, first.file));
}

/** The register is everybody of the denominator and everybody left out of it. */
function addsUp(components: Readonly<Record<string, VerifiedComponent>>): boolean {
  const parts = Object.entries(components).filter(([name]) => name === 'denominator' || name.includes(':'));
  const [register, numerator, denominator] = ['register', 'numerator', 'denominator'].map(
    (name) => components[name]?.count ?? 0,
  );
  const sum = parts.reduce((total, [, each]) => total + each.count, 0);
  return sum === register && (numerator ?? 0) <= (denominator ?? 0);
}

function doesNotAddUp(of: string): Outcome<VerifiedResult> {
  return refused({
    code: 'result.counts-differ',
    message: `The counts of ${of} do not add up: the register is not the denominator and everybody left out of it.`,
    remedy: 'Ask the practice to count and send again.',
  });
}

function noCounts(message: string): Outcome<VerifiedResult> {
  return refused({ code: 'statement.no-counts', message, remedy: 'Import the practice’s extract and counts.' });
}

function agrees({ count, recomputed, optedOut }: VerifiedComponent): boolean {
  return recomputed <= count && count - recomputed <= optedOut;
}

function countsDiffer(of: string, differs: readonly [string, VerifiedComponent][]): Outcome<VerifiedResult> {
  const words = differs.map(
    ([name, { count, recomputed, optedOut }]) =>
      `${name}: ${count} sent, ${recomputed} found in the rows, ${optedOut} opted out`,
  );
  return refused({
    code: 'result.counts-differ',
    message: `The counts of ${of} differ from the rows by more than those opted out: ${words.join('; ')}.`,
    remedy: 'Ask the practice to send its extract and counts again, made at the same time.',
  });
}

/** `register`, `adjustment:HTMAX` … */
function componentName(component: string, reason: string | null): string {
  return reason === null ? component : `${component}:${reason}`;
}

/** Everything that was counted by either side. What one of them does not name is nought of a known register. */
function componentsOf(sent: readonly SentRow[], own: IndicatorCount): Record<string, VerifiedComponent> {
  const recomputed = new Map<string, number>([
    ['register', own.register],
    ['denominator', own.denominator],
    ['numerator', own.numerator],
    ...own.adjustments.map((each): [string, number] => [`adjustment:${each.reason}`, each.count]),
    ...own.exclusions.map((each): [string, number] => [`exclusion:${each.reason}`, each.count]),
  ]);
  const rows = new Map(sent.map((row) => [componentName(row.component, row.reason), row]));
  const names = [...new Set([...recomputed.keys(), ...rows.keys()])];
  return Object.fromEntries(
    names.map((name) => {
      const row = rows.get(name);
      const { count = 0, optedOut = 0 } = row ?? {};
      return [name, { count, recomputed: recomputed.get(name) ?? 0, optedOut, row: row?.row ?? null }];
    }),
  );
}

function minted(
  o: VerifiedResults,
  rule: Rule,
  own: IndicatorCount,
  components: Readonly<Record<string, VerifiedComponent>>,
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
