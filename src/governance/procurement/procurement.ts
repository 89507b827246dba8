import { type Day, dayFromIso, dayText } from '../../base/index.ts';
import type { FunctionContract } from '../committees/who-decides.ts';
import type { Kept } from '../kept/entry.ts';
import { type ProcurementRoute, type Standstill, standstillEnd } from './procurement-policy.ts';

/** What is to be procured, and by which rules. Dates are ISO. */
export type ProcurementOpened = {
  readonly route: ProcurementRoute;
  readonly standstill: Standstill;
  readonly title: string;
  readonly description: string;
  readonly contract: FunctionContract;
  readonly isNew: boolean;
  readonly clinicalLead: string;
  readonly contractManager: string;
  /** Why this route. */
  readonly reason: string;
  readonly valuePence: number;
};

export type Award = {
  readonly supplier: string;
  /** The organisation's code, or its registered number and address. */
  readonly registered: string;
  readonly valuePence: number;
  readonly words: string;
  readonly decision: string;
};

export type ProcurementEntry =
  | ({ readonly kind: 'opened' } & ProcurementOpened)
  /** A notice that was published, and where. */
  | { readonly kind: 'notice'; readonly notice: string; readonly publishedOn: string; readonly words: string }
  | { readonly kind: 'representation'; readonly from: string; readonly words: string }
  /** What was answered to a representation, by number from 1. */
  | { readonly kind: 'answered'; readonly representation: number; readonly words: string }
  | ({ readonly kind: 'awarded' } & Award)
  | { readonly kind: 'abandoned'; readonly words: string };

export type ProcurementNote = Exclude<ProcurementEntry, { readonly kind: 'opened' | 'awarded' }>;

export type Procurement = {
  /** `procurement-<number>` */
  readonly id: string;
  readonly opened: ProcurementOpened;
  readonly openedOn: Day;
  readonly notices: ReadonlyMap<string, { readonly on: Day; readonly words: string }>;
  readonly representations: readonly {
    readonly from: string;
    readonly words: string;
    readonly answer: string | null;
  }[];
  readonly award: (Award & { readonly on: Day }) | null;
  readonly abandoned: string | null;
  readonly entries: readonly Kept<ProcurementEntry>[];
};

export type ProcurementStage = 'planned' | 'intended' | 'awarded' | 'complete' | 'abandoned';

/** A procurement from its entries, of which the first opens it. */
export function procurementFrom(id: string, entries: readonly Kept<ProcurementEntry>[]): Procurement {
  const [first, ...rest] = entries;
  if (first?.says.kind !== 'opened') throw new Error(`The entries of ${id} do not begin with its being opened.`);
  const { kind: _, ...opened } = first.says;
  const notices = new Map<string, { on: Day; words: string }>();
  const representations: { from: string; words: string; answer: string | null }[] = [];
  let award: Procurement['award'] = null;
  let abandoned: string | null = null;
  for (const { says, on } of rest) {
    if (says.kind === 'notice') notices.set(says.notice, { on: dayFromIso(says.publishedOn) ?? on, words: says.words });
    if (says.kind === 'representation') representations.push({ from: says.from, words: says.words, answer: null });
    if (says.kind === 'abandoned') abandoned = says.words;
    if (says.kind === 'answered') {
      const asked = representations[says.representation - 1];
      if (asked !== undefined) asked.answer = says.words;
    }
    if (says.kind === 'awarded') {
      const { kind: __, ...awarded } = says;
      award = { ...awarded, on };
    }
  }
  return { id, opened, openedOn: first.on, notices, representations, award, abandoned, entries };
}

export function procurementStage({ opened: { route }, notices, award, abandoned }: Procurement): ProcurementStage {
  if (abandoned !== null) return 'abandoned';
  const lacks = (when: string) => route.notices.some((notice) => notice.when === when && !notices.has(notice.id));
  if (award !== null) return lacks('after the award') ? 'awarded' : 'complete';
  return lacks('before the award') || notices.size === 0 ? 'planned' : 'intended';
}

/** The last day on which a procurement stands still; undefined before its notice, or where the route has none. */
export function standsStillUntil({ opened, notices }: Procurement, holidays: ReadonlySet<Day>): Day | undefined {
  if (!opened.route.hasStandstill) return undefined;
  const before = opened.route.notices.filter(({ when }) => when === 'before the award');
  const published = before.flatMap(({ id }) => notices.get(id)?.on ?? []);
  if (published.length < before.length) return undefined;
  return standstillEnd(Math.max(...published) as Day, opened.standstill, holidays);
}

/** What keeps a note from being entered, in words; undefined when nothing does. */
export function procurementNoteFault(found: Procurement, note: ProcurementNote, on: Day): string | undefined {
  const { opened, representations, award } = found;
  if (found.abandoned !== null) return 'It was abandoned: nothing more is entered.';
  if (note.words.trim() === '') return 'Say where it is, or what was said.';
  switch (note.kind) {
    case 'notice': {
      const notice = opened.route.notices.find(({ id }) => id === note.notice);
      const published = dayFromIso(note.publishedOn);
      if (notice === undefined) return `${opened.route.name} publishes no such notice.`;
      if (published === undefined || published > on) return 'Give the day on which it was published, as 2026-05-19.';
      if (found.notices.has(note.notice)) return 'That notice is entered already.';
      return notice.when === 'after the award' && award === null ? 'That notice comes after the award.' : undefined;
    }
    case 'representation':
      return award === null ? undefined : 'It is awarded: a representation comes before that.';
    case 'answered':
      return representations[note.representation - 1]?.answer === null
        ? undefined
        : 'There is no such representation to be answered.';
    case 'abandoned':
      return award === null ? undefined : 'It is awarded already.';
  }
}

/** What keeps it from being awarded on a day, in words; undefined when nothing does. */
export function notAwardable(found: Procurement, on: Day, holidays: ReadonlySet<Day>): string | undefined {
  if (found.abandoned !== null || found.award !== null) return 'It has ended already.';
  const { route } = found.opened;
  const lacks = route.notices.find(({ id, when }) => when === 'before the award' && !found.notices.has(id));
  if (lacks !== undefined) return `${lacks.name} is to be published first.`;
  const until = standsStillUntil(found, holidays);
  if (until !== undefined && on <= until) return `It stands still until the end of ${dayText(until)}.`;
  const open = found.representations.find(({ answer }) => answer === null);
  return open === undefined ? undefined : `The representation of ${open.from} is to be answered first.`;
}
