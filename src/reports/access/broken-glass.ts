import { type BrokenGlass, brokenGlasses, glassTies } from '../../access/index.ts';
import { type Actor, accepted, type OdsCode } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import type { Need } from '../home/home-need.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';

/** A broken glass as a reader is shown it; names in place of users. */
export type ShownGlass = Omit<BrokenGlass, 'user'> & { readonly by: string; readonly isOpen: boolean };

export type BrokenGlassReport = {
  /** Those that wait for a review first. To a clinician their own, to a reviewer everybody's. */
  readonly glasses: readonly ShownGlass[];
  readonly mayReview: boolean;
  /** For how many hours the reader may open a record; null to whoever may not. */
  readonly hours: number | null;
  /** The practices that a clinician may name. */
  readonly practices: readonly { readonly practice: OdsCode; readonly name: string }[];
};

/** Who broke the glass to see whom and why, what was made of it, and whether the reader may break it. */
export function brokenGlassReport(context: ReportContext, reader: Actor): Report<BrokenGlassReport> {
  const subject = 'broken glass';
  const what = {
    actions: ['review broken glass', 'break glass'] as const,
    verb: 'list broken glass',
    subject,
    deed: subject,
  };
  const own = reader.organisation;
  return reading(
    context,
    reader,
    { ...what, ...(own && context.register.has(own) ? { practice: own } : {}) },
    async () => {
      const mayReview = context.rules.may(reader, 'review broken glass').ok;
      const hours = context.rules.hoursOfBrokenGlass(reader) ?? null;
      const glasses = await context.store.read((db) => brokenGlasses(db, mayReview ? {} : { by: reader.user }));
      const others = context.register.practices().filter(({ code }) => code !== own);
      return accepted({
        glasses: glasses.map((glass) => shownGlass(context, glass)),
        mayReview,
        hours,
        practices: hours === null ? [] : others.map(({ code, name }) => ({ practice: code, name })),
      });
    },
  );
}

/** As a reader is shown it: names in place of users. */
export function shownGlass(context: ReportContext, { user, review, ...glass }: BrokenGlass): ShownGlass {
  return {
    ...glass,
    by: nameOf(context, user),
    isOpen: glass.closesAt > context.clock.now(),
    review: review === null ? null : { ...review, by: nameOf(context, review.by) },
  };
}

/** The reader with what ties them to single people now. Whoever acts through a door is asked for here first. */
export async function tiedActor({ store, clock, rules }: ReportContext, actor: Actor): Promise<Actor> {
  const { day } = rules;
  if (day === undefined || rules.hoursOfBrokenGlass(actor) === undefined) return actor;
  const ties = await store.read((db) => glassTies(db, actor, clock.now(), day));
  return ties.length === 0 ? actor : { ...actor, ties };
}

/** Broken glasses that nobody has reviewed: to reviewers as work, to the practice of each person as a notice. */
export async function glassNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const { organisation: practice } = reader;
  const mayReview = context.rules.may(reader, 'review broken glass').ok;
  const isTold =
    practice !== undefined &&
    context.rules.may(reader, 'see people', { practice }).ok &&
    context.register.has(practice);
  if (!mayReview && !isTold) return [];
  const found = await context.store.read((db) =>
    brokenGlasses(db, mayReview || practice === undefined ? {} : { practice }),
  );
  return found
    .filter(({ review }) => review === null)
    .map(({ user, practice: of, person, reason }): Need => {
      const by = nameOf(context, user);
      const detail = `${by} wrote: ${reason}`;
      return mayReview
        ? { kind: 'glass to review', title: `${by} broke the glass at ${of}`, detail, to: { page: 'broken glass' } }
        : { kind: 'glass broken', title: `${by} opened the record of your patient ${person}`, detail, to: null };
    });
}
