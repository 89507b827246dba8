import { type Actor, accepted, type Day, dayFromIso, dayText, type Outcome } from '../../base/index.ts';
import { type EvidenceErased, type Replayed, replay } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { periodEndCounted } from './measure-named.ts';

/** What counting again came to, practice by practice. */
export type ReplayReport = {
  readonly framework: string;
  readonly frameworkHash: string;
  readonly snapshot: string;
  readonly periodEnd: Day;
  readonly practices: readonly Replayed[];
  /** Practices of which nothing can be counted again, and the answer in words. */
  readonly erased: readonly (EvidenceErased & { readonly words: string })[];
  /** Whether whatever can be counted again came out the same. */
  readonly isSame: boolean;
};

export type ReplayAsk = {
  /** A snapshot of the warehouse by its hash; the one in service when not given. */
  readonly snapshot?: string;
  readonly periodEnd?: Day;
  readonly framework?: string;
};

/** Counts again from the rows that a snapshot pins, and compares evidence and counts byte for byte. */
export function replayReport(context: ReportContext, reader: Actor, ask: ReplayAsk): Report<ReplayReport> {
  const subject = `results ${ask.snapshot ?? 'in service'}`;
  const what = { actions: ['see exact counts'] as const, verb: 'replay results', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ level }, under): Promise<Outcome<ReplayReport>> => {
    const { framework } = under;
    const found = ask.snapshot === undefined ? accepted(context.book.snapshot()) : context.warehouse.at(ask.snapshot);
    if (!found.ok) return found;
    const snapshot = found.value;
    const counted = await periodEndCounted(context, level, ask.periodEnd);
    if (!counted.ok) return counted;
    const periodEnd = counted.value;
    const { practices, erased } = await replay({
      warehouse: context.warehouse,
      snapshot,
      pass: context.indicatorsPass,
      framework,
      periodEnd,
      practices: snapshot.practices().filter((practice) => context.register.has(practice)),
    });
    const { id, hash } = framework;
    const isSame = practices.length + erased.length > 0 && practices.every((each) => each.isSame);
    const head = { framework: id, frameworkHash: hash, snapshot: snapshot.hash, periodEnd };
    return accepted({ ...head, practices, erased: erased.map(inWords), isSame });
  });
}

function inWords(erased: EvidenceErased): ReplayReport['erased'][number] {
  const on = dayFromIso(erased.on);
  const when = on === undefined ? erased.on : dayText(on);
  return { ...erased, words: `evidence erased under rule “${erased.rule}” on ${when}` };
}
