import { type Actor, accepted, type Day, type OdsCode, type Outcome, refused } from '../base/index.ts';
import { loadFramework, type Measure } from '../indicators/index.ts';
import { definitionVersions, type StoredDefinition } from '../store/index.ts';
import { type AreaMeasure, areaMeasure } from './area-measure.ts';
import type { ReportContext } from './context.ts';
import { type EntryDifference, entryDifferences, type IndicatorEntry, indicatorEntry } from './indicator-entry.ts';
import { measureNamed, measuresOfPeople } from './measure-named.ts';
import { type Payable, payableBy, payableRule } from './payable.ts';
import { COUNTS, firstPermitted, reading } from './reading.ts';
import type { Report } from './report.ts';

/** A measure as the catalogue lists it. */
export type CatalogueRow = Pick<
  IndicatorEntry,
  'indicator' | 'shortTitle' | 'title' | 'points' | 'verification' | 'source'
> & { readonly register: string; readonly isPayable: boolean };

/** The measures of a framework, all or those that a search found. */
export type CatalogueReport = {
  readonly framework: { readonly id: string; readonly title: string };
  /** The frameworks that there are, this one too. */
  readonly frameworks: readonly { readonly id: string; readonly title: string }[];
  readonly searched: string;
  readonly rows: readonly CatalogueRow[];
  readonly total: number;
};

/** A version of a definition: from when it is known, and what it says otherwise than the one before. */
export type EntryVersion = {
  readonly hash: string;
  readonly knownFrom: Day;
  readonly author: string;
  readonly checker: string;
  /** Null: the first. */
  readonly changed: readonly EntryDifference[] | null;
};

/** An indicator in full: definition with its test people, results over time, history. */
export type CatalogueEntryReport = {
  readonly entry: IndicatorEntry;
  readonly payable: Payable;
  /** Whether the reader may accept the rule for payment, as it stands. */
  readonly mayAccept: boolean;
  /** Over the whole commissioner, the newest first; empty for those who may not see counts. */
  readonly results: readonly AreaMeasure[];
  readonly commissioner: { readonly code: OdsCode; readonly name: string };
  /** The newest first. */
  readonly versions: readonly EntryVersion[];
  /** Two versions side by side, when they were asked for. */
  readonly compared: {
    readonly from: string;
    readonly to: string;
    readonly differences: readonly EntryDifference[];
  } | null;
};

const SIGNED_IN = ['see published'] as const;

/** The measures of a framework whose words hold every word searched for. */
export function catalogueReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly search?: string; readonly framework?: string },
): Report<CatalogueReport> {
  const what = { actions: SIGNED_IN, verb: 'read catalogue', subject: 'catalogue', framework: ask.framework };
  return reading(context, reader, what, async (_, under) => {
    const { framework } = under;
    const { id, title } = framework;
    const searched = (ask.search ?? '').trim();
    const entries = measuresOfPeople(framework).map((measure) => indicatorEntry(framework, measure));
    const records = await under.book.records();
    const rows = entries
      .filter((entry) => isFound(entry, searched))
      .map((entry) => ({ ...rowOf(entry), ...payableBy(records, framework, entry.rule) }))
      .map(({ words: _words, ...row }) => row);
    const frameworks = (context.frameworks ?? [context.paidBy]).map((one) => ({ id: one.id, title: one.title }));
    return accepted({ framework: { id, title }, frameworks, searched, rows, total: entries.length });
  });
}

function isFound(entry: IndicatorEntry, searched: string): boolean {
  const text = [
    entry.indicator,
    entry.rule,
    entry.shortTitle,
    entry.title,
    entry.wording,
    entry.reason,
    entry.register.title,
    ...[...entry.registerSteps, ...entry.steps].flatMap((step) => [step.words, step.code ?? '', step.test]),
    ...entry.codelists.flatMap((list) => [list.name, list.title, ...list.codes]),
  ].join(' ');
  const words = searched.toLowerCase().split(/\s+/);
  return words.every((word) => text.toLowerCase().includes(word));
}

function rowOf({
  indicator,
  shortTitle,
  title,
  points,
  verification,
  source,
  register,
}: IndicatorEntry): Omit<CatalogueRow, 'isPayable'> {
  return { indicator, shortTitle, title, points, verification, source, register: register.title };
}

export type CatalogueEntryAsk = {
  readonly indicator: string;
  readonly framework?: string;
  /** Hashes of two versions to compare. */
  readonly from?: string;
  readonly to?: string;
};

/** One indicator. Refuses `indicator.unknown`, and `not-found` for a version that was never kept. */
export function catalogueEntryReport(
  context: ReportContext,
  reader: Actor,
  ask: CatalogueEntryAsk,
): Report<CatalogueEntryReport> {
  const what = {
    actions: SIGNED_IN,
    verb: 'read catalogue',
    subject: `definition ${ask.indicator}`,
    framework: ask.framework,
  };
  return reading(context, reader, what, async (_, under) => {
    const { framework } = under;
    const measure = measureNamed(framework, ask.indicator);
    if (!measure.ok) return measure;
    const kept = await context.store.read((db) => definitionVersions(db, 'framework', framework.id));
    const versions = versionsOf(kept, measure.value.id);
    const compared = comparedOf(versions, ask);
    if (!compared.ok) return compared;
    const { code, name } = context.register.commissioner;
    const payable = await payableRule(under, measure.value.rule);
    return accepted({
      entry: indicatorEntry(framework, measure.value),
      payable,
      mayAccept: !payable.isPayable && context.rules.may(reader, 'accept rule').ok,
      results: await resultsOf(under, reader, measure.value),
      commissioner: { code, name },
      versions: versions.map(({ shown }) => shown).toReversed(),
      compared: compared.value,
    });
  });
}

type Version = { readonly shown: EntryVersion; readonly entry: IndicatorEntry };

/** The versions of a framework in which a measure says something else than before, the oldest first. */
function versionsOf(kept: readonly StoredDefinition[], indicator: string): readonly Version[] {
  const versions: Version[] = [];
  for (const { hash, knownFrom, json } of kept) {
    const loaded = loadFramework(json);
    const measure = loaded.ok ? measuresOfPeople(loaded.value).find(({ id }) => id === indicator) : undefined;
    if (!loaded.ok || measure === undefined) continue;
    const entry = indicatorEntry(loaded.value, measure);
    const before = versions.at(-1)?.entry;
    const changed = before === undefined ? null : entryDifferences(before, entry);
    if (changed !== null && changed.length === 0) continue;
    const { author, checker } = entry;
    versions.push({ entry, shown: { hash, knownFrom, author, checker, changed } });
  }
  return versions;
}

function comparedOf(
  versions: readonly Version[],
  { from, to }: CatalogueEntryAsk,
): Outcome<CatalogueEntryReport['compared']> {
  if (from === undefined || to === undefined) return accepted(null);
  const [one, other] = [from, to].map((hash) => versions.find(({ shown }) => shown.hash === hash)?.entry);
  if (one === undefined || other === undefined) {
    return refused({ code: 'not-found', message: 'There is no such version of this indicator to compare.' });
  }
  return accepted({ from, to, differences: entryDifferences(one, other) });
}

async function resultsOf(context: ReportContext, reader: Actor, measure: Measure): Promise<readonly AreaMeasure[]> {
  const permission = firstPermitted(context, reader, COUNTS);
  if (!permission.ok) return [];
  const results: AreaMeasure[] = [];
  for (const periodEnd of await context.book.periodEnds()) {
    const practices = context.register.practices();
    results.push(await areaMeasure(context, permission.value.level, measure, practices, periodEnd));
  }
  return results;
}
