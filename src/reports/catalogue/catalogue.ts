import { type Actor, accepted, type OdsCode } from '../../base/index.ts';
import { type LoadedFramework, type Measure, populationWords } from '../../indicators/index.ts';
import { definitionVersions, type StoredDefinition } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { measureNamed, measuresOfPeople } from '../measures/measure-named.ts';
import { type Payable, payableBy, payableRule } from '../payments/payable.ts';
import { type AreaMeasure, areaMeasure } from '../places/area-measure.ts';
import { type OtherMeasure, otherMeasures } from '../rates/rate-results.ts';
import { COUNTS, firstPermitted, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import {
  type ComparedVersions,
  comparedVersions,
  type EntryVersion,
  type SaidVersion,
  versionsSaying,
} from './catalogue-versions.ts';
import { entryFacts, type IndicatorEntry, indicatorEntry } from './indicator-entry.ts';
import { rateEntry, rateEntryFacts } from './rate-entry.ts';

/** A measure as the catalogue lists it. */
export type CatalogueRow = Pick<IndicatorEntry, 'indicator' | 'shortTitle' | 'title' | 'points'> & {
  /** Whom it is about: a register, or the people of a rate; what it is where it is about no people. */
  readonly about: string;
  /** How sure the definition is. */
  readonly standing: string;
  /** Whether results may be paid on as they stand; true of what is watched and earns nothing. */
  readonly isPayable: boolean;
};

/** The measures of a framework, all or those that a search found. */
export type CatalogueReport = {
  readonly framework: { readonly id: string; readonly title: string };
  /** The frameworks that there are, this one too. */
  readonly frameworks: readonly { readonly id: string; readonly title: string }[];
  readonly searched: string;
  readonly rows: readonly CatalogueRow[];
  readonly total: number;
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
  /** When they were asked for. */
  readonly compared: ComparedVersions | null;
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
    const records = await under.book.records();
    const ofPeople = measuresOfPeople(framework).map((measure) => indicatorEntry(framework, measure));
    const others = otherMeasures(framework).map((measure) => otherRow(framework, measure));
    const people = ofPeople.map((entry) => {
      const { isPayable } = payableBy(records, framework, entry.rule);
      return { row: { ...rowOf(entry), isPayable }, text: textOf(entry) };
    });
    const entries = [...people, ...others];
    const words = searched.toLowerCase().split(/\s+/);
    const isFound = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
    const rows = entries.filter(({ text }) => isFound(text)).map(({ row }) => row);
    const frameworks = (context.frameworks ?? [context.paidBy]).map((one) => ({ id: one.id, title: one.title }));
    return accepted({ framework: { id, title }, frameworks, searched, rows, total: entries.length });
  });
}

/** Everything that a search looks in. */
function textOf(entry: IndicatorEntry): string {
  return [
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
}

function rowOf({
  indicator,
  shortTitle,
  title,
  points,
  verification,
  register,
}: IndicatorEntry): Omit<CatalogueRow, 'isPayable'> {
  return { indicator, shortTitle, title, points, standing: verification, about: register.title };
}

function otherRow(framework: LoadedFramework, measure: OtherMeasure): { row: CatalogueRow; text: string } {
  const rate = framework.rates?.find(({ id }) => id === measure.rule) ?? null;
  const entry = rateEntry(framework, measure, rate);
  const { indicator, shortTitle, wording, kind } = entry;
  const facts = rateEntryFacts(entry).map(({ what, says }) => `${what} ${says}`);
  const about = rate === null ? kind : `people ${populationWords(rate.population)}`;
  const points = framework.answered?.find(({ id }) => id === indicator)?.points ?? 0;
  const row = {
    indicator,
    shortTitle,
    title: wording,
    points,
    about,
    standing: rate?.verification ?? 'its source’s own',
    isPayable: true,
  };
  return { row, text: [indicator, kind, ...facts].join(' ') };
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
    const compared = comparedVersions(versions, ask);
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

/** The versions of a framework in which a measure says something else than before, the oldest first. */
function versionsOf(kept: readonly StoredDefinition[], indicator: string): readonly SaidVersion[] {
  return versionsSaying(kept, (framework) => {
    const measure = measuresOfPeople(framework).find(({ id }) => id === indicator);
    if (measure === undefined) return undefined;
    const entry = indicatorEntry(framework, measure);
    return { facts: entryFacts(entry), author: entry.author, checker: entry.checker };
  });
}

async function resultsOf(context: ReportContext, reader: Actor, measure: Measure): Promise<readonly AreaMeasure[]> {
  const permission = firstPermitted(context, reader, COUNTS);
  if (!permission.ok) return [];
  const results: AreaMeasure[] = [];
  for (const periodEnd of await context.book.periodEnds()) {
    const at = { reader, level: permission.value.level };
    results.push(await areaMeasure(context, at, measure, 'commissioner', periodEnd));
  }
  return results;
}
