import { accepted, type Outcome, refused } from '../../base/index.ts';
import { loadWorkforce, type Succession, succession, WORKFORCE, type WorkforceJson } from '../../benchmarking/index.ts';
import { listDefinitions } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';

export type WorkforceReport = {
  readonly release: 'published';
  readonly workforce: WorkforceJson;
  /** In per cent, by band. */
  readonly assumed: readonly number[];
  readonly succession: Succession;
};

export type WorkforceAsk = { readonly leaving: Readonly<Record<string, string>> };

/**
 * A commissioner's general practitioners as published, and what five years leave of them if those shares leave that are assumed.
 * Anybody may read it. Refuses `input.invalid` for a share that is none, and `not-found` where nothing is kept.
 */
export async function workforceReport(context: ReportContext, ask: WorkforceAsk): Promise<Outcome<WorkforceReport>> {
  const [kept] = await context.store.read((db) => listDefinitions(db, WORKFORCE, context.businessDate));
  if (kept === undefined) return refused({ code: 'not-found', message: 'No workforce is kept.' });
  const found = loadWorkforce(kept.json);
  if (!found.ok) return found;
  const percents = new Map<string, number>();
  for (const { id, name } of found.value.bands) {
    const given = ask.leaving[id];
    if (given === undefined || given === '') continue;
    const percent = /^\d{1,3}$/.test(given) ? Number(given) : Number.NaN;
    if (!(percent <= 100)) {
      return refused({ code: 'input.invalid', message: `${given} is no percentage of those aged ${name}.` });
    }
    percents.set(id, percent);
  }
  const assumed = found.value.bands.map(({ id, leavingPercent }) => percents.get(id) ?? leavingPercent);
  return accepted({
    release: 'published',
    workforce: found.value,
    assumed,
    succession: succession(found.value, percents),
  });
}
