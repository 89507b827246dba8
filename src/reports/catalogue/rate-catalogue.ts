import { type Actor, accepted, type Day } from '../../base/index.ts';
import { definitionVersions } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { type OtherAsk, otherIn, otherMeasureNamed } from '../rates/rate-named.ts';
import { type RateResult, rateResults } from '../rates/rate-results.ts';
import { COUNTS, firstPermitted, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { type ComparedVersions, comparedVersions, type EntryVersion, versionsSaying } from './catalogue-versions.ts';
import { type RateEntry, rateEntry, rateEntryFacts } from './rate-entry.ts';

/** A rate, survey or other such measure in full: definition with its test people, results over time, history. */
export type RateCatalogueReport = {
  readonly entry: RateEntry;
  /** Over the whole commissioner, the newest first; empty for those who may not see counts. */
  readonly results: readonly { readonly periodEnd: Day; readonly result: RateResult }[];
  /** The newest first. */
  readonly versions: readonly EntryVersion[];
  readonly compared: ComparedVersions | null;
};

/** `from` and `to`: hashes of two versions to compare. */
export type RateCatalogueAsk = OtherAsk & { readonly from?: string; readonly to?: string };

/** One such measure. Refuses `indicator.unknown`, and `not-found` for a version that was never kept. */
export function rateCatalogueReport(
  context: ReportContext,
  reader: Actor,
  ask: RateCatalogueAsk,
): Report<RateCatalogueReport> {
  const what = {
    actions: ['see published'] as const,
    verb: 'read catalogue',
    subject: `definition ${ask.indicator}`,
    framework: ask.framework,
  };
  return reading(context, reader, what, async () => {
    const found = otherMeasureNamed(context, ask);
    if (!found.ok) return found;
    const { under, measure, rate } = found.value;
    const kept = await context.store.read((db) => definitionVersions(db, 'framework', under.framework.id));
    const versions = versionsSaying(kept, (framework) => {
      const then = otherIn(framework, measure.id);
      if (then === undefined) return undefined;
      const facts = rateEntryFacts(rateEntry(framework, then.measure, then.rate));
      return { facts, author: then.rate?.author ?? 'the framework', checker: then.rate?.checker ?? 'the framework' };
    });
    const compared = comparedVersions(versions, ask);
    if (!compared.ok) return compared;
    return accepted({
      entry: rateEntry(under.framework, measure, rate),
      results: await resultsOf(under, reader, measure.id),
      versions: versions.map(({ shown }) => shown).toReversed(),
      compared: compared.value,
    });
  });
}

async function resultsOf(
  under: ReportContext,
  reader: Actor,
  indicator: string,
): Promise<RateCatalogueReport['results']> {
  const permission = firstPermitted(under, reader, COUNTS);
  const found = otherIn(under.framework, indicator);
  if (!permission.ok || found === undefined) return [];
  const { code: area } = under.register.commissioner;
  const at = { reader, level: permission.value.level, framework: under.framework };
  const results: { periodEnd: Day; result: RateResult }[] = [];
  for (const periodEnd of await under.book.periodEnds()) {
    const only = { level: 'commissioner' as const, area };
    const [result] = await rateResults(under, { ...at, periodEnd, only }, found.measure);
    if (result !== undefined) results.push({ periodEnd, result });
  }
  return results;
}
