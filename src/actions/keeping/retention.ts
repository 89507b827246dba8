import { type Actor, accepted, type OdsCode, type Outcome, refused } from '../../base/index.ts';
import { forgetIdentities } from '../../identity/index.ts';
import {
  type DueList,
  destroy,
  dueOn,
  endHold,
  Held,
  keepDestruction,
  type LegalHold,
  legalHolds,
  placeHold,
  scheduleOn,
} from '../../keeping/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

export type ApplyRetentionAsk = {
  /** The hash of the list that was looked at: only exactly that is destroyed. */
  readonly hash: string;
};

/** What was destroyed: how much by which rule, never of whom. */
export type Destroyed = { readonly rule: string; readonly practice: OdsCode; readonly things: number };

/**
 * Destroys what the retention schedule says is due, less what is held. Insert-only tables lose nothing: they hold no more of
 * a person than a pseudonym, which leads to nobody once the rows are gone. Refuses `approval.changed-since` when another list
 * is due than was looked at, `warehouse.locked`, `not-found` without a schedule.
 */
export function applyRetention(
  context: ActionContext,
  actor: Actor,
  ask: ApplyRetentionAsk,
): Promise<Outcome<readonly Destroyed[]>> {
  const deed = { action: 'apply retention', verb: 'apply retention', subject: `due ${ask.hash}` } as const;
  return acting(context, actor, deed, async () => {
    const { warehouse, businessDate, store, clock } = context;
    const done = await warehouse.withImportLock(async (commit): Promise<Outcome<readonly Destroyed[]>> => {
      const list = await dueList(context);
      if (!list.ok) return list;
      if (list.value.hash !== ask.hash) return refused({ code: 'approval.changed-since', message: OTHER_LIST });
      const destroyed: Destroyed[] = [];
      for (const due of list.value.due.filter(({ names }) => names.length > 0)) {
        await destroy({ warehouse, store }, commit, due, businessDate);
        const { rule, kind, practice, names } = due;
        if (kind === 'people who left or died') await store.write((db) => forgetIdentities(db, practice, names));
        const recorded = { rule, practice, things: names.length, list: ask.hash, by: actor.user, at: clock.now() };
        await store.write((db) => keepDestruction(db, recorded));
        destroyed.push({ rule, practice, things: names.length });
      }
      return accepted(destroyed);
    });
    return done.ok ? done.value : done;
  });
}

const OTHER_LIST = 'What is due is no longer what that hash names. Look at it again: commonweal retention due';

async function dueList(context: ActionContext): Promise<Outcome<DueList>> {
  const { store, clock, warehouse, businessDate: on, indicatorsPass: pass, register } = context;
  const schedule = await store.read((db) => scheduleOn(db, on));
  if (!schedule.ok) return schedule;
  const held = new Held(await store.read(legalHolds));
  const { code: commissioner } = register.commissioner;
  return accepted(await dueOn({ warehouse, pass, store, clock, commissioner, schedule: schedule.value, held, on }));
}

export type PlaceHoldAsk = {
  /** Absent: everything of every practice. */
  readonly practice?: OdsCode;
  readonly person?: string;
  readonly reason: string;
};

const SHORTEST_WORDS = 10;
const LONGEST_WORDS = 1000;

/** Keeps something from being destroyed until the hold is ended. Refuses `input.invalid`, `practice.unknown`. */
export function placeLegalHold(
  context: ActionContext,
  actor: Actor,
  { practice, person, reason }: PlaceHoldAsk,
): Promise<Outcome<{ readonly id: string }>> {
  const subject = ['hold', practice ?? 'every practice', person].filter((part) => part !== undefined).join(' ');
  const deed = { action: 'hold records', verb: 'place legal hold', subject } as const;
  return acting(context, actor, deed, async () => {
    const words = reason.trim();
    if (!isLongEnough(words)) return refused({ code: 'input.invalid', message: SAY_WHY });
    if (person !== undefined && (practice === undefined || !/^[A-Za-z0-9-]{1,64}$/.test(person))) {
      return refused({ code: 'input.invalid', message: 'A person is a practice and a pseudonym.' });
    }
    const known = practice === undefined ? accepted(null) : context.register.practice(practice);
    if (!known.ok) return known;
    const hold = {
      ...{ practice: practice ?? null, person: person ?? null, reason: words },
      ...{ placedBy: actor.user, placedAt: context.clock.now() },
    };
    return accepted({ id: await context.store.write((db) => placeHold(db, hold)) });
  });
}

export type EndHoldAsk = { readonly id: string; readonly words: string };

/** Ends a hold. Refuses `not-found`, `approval.changed-since` for one that has ended, `input.invalid`. */
export function endLegalHold(
  context: ActionContext,
  actor: Actor,
  { id, words: given }: EndHoldAsk,
): Promise<Outcome<LegalHold>> {
  const deed = { action: 'hold records', verb: 'end legal hold', subject: `hold ${id}` } as const;
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const words = given.trim();
      if (!isLongEnough(words)) return refused({ code: 'input.invalid', message: SAY_WHY });
      const hold = (await legalHolds(db)).find((each) => each.id === id);
      if (hold === undefined) return refused({ code: 'not-found', message: `There is no hold of number ${id}.` });
      if (hold.end !== null) return refused({ code: 'approval.changed-since', message: 'The hold has ended already.' });
      const end = { by: actor.user, words, at: context.clock.now() };
      await endHold(db, { id, ...end });
      return accepted({ ...hold, end });
    }),
  );
}

function isLongEnough(words: string): boolean {
  return words.length >= SHORTEST_WORDS && words.length <= LONGEST_WORDS;
}

const SAY_WHY = `Say why in ${SHORTEST_WORDS} to ${LONGEST_WORDS} characters.`;
