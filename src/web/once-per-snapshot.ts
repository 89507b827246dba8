import type { Outcome } from '../base/index.ts';
import type { ReportContext } from '../reports/index.ts';
import type { AnyPage } from './layout/page.ts';
import type { Asked, PageRoute } from './route.ts';

type Kept = { readonly snapshot: string; readonly pages: Map<string, AnyPage> };

const kept = new WeakMap<ReportContext, Kept>();
/** Years and areas that are kept at once; far more than are published. */
const MOST_PAGES = 100;

/**
 * Makes a published page once for each warehouse snapshot: it is the same for every reader, and working out a year of
 * all practices takes a second. Never for a page of the demonstration, which is the reader's own and is audited.
 */
export function oncePerSnapshot(load: PageRoute['load'], keyOf: (asked: Asked) => string): PageRoute['load'] {
  return async (asked): Promise<Outcome<AnyPage>> => {
    const pages = pagesOf(asked.context);
    const key = keyOf(asked);
    const found = pages.get(key);
    if (found !== undefined) return { ok: true, value: found };
    const made = await load(asked);
    if (made.ok && made.value.realm === 'published' && pages.size < MOST_PAGES) pages.set(key, made.value);
    return made;
  };
}

function pagesOf(context: ReportContext): Map<string, AnyPage> {
  const snapshot = context.warehouse.current().hash;
  const before = kept.get(context);
  if (before?.snapshot === snapshot) return before.pages;
  const pages = new Map<string, AnyPage>();
  kept.set(context, { snapshot, pages });
  return pages;
}
