import { type Actor, type Outcome, refused } from '../../base/index.ts';
import { enterAtMeeting, keepPaper, type Meeting, meetingNamed } from '../../governance/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { doing } from './keep-interests.ts';

/** A paper for an item: a PDF, or the text that a report made (`madeFrom` says which). */
export type AddPaperAsk = {
  readonly meeting: string;
  readonly item: number;
  readonly name: string;
  readonly content: { readonly pdf: Uint8Array } | { readonly text: string; readonly madeFrom: string };
};

/**
 * Adds a paper to an item, frozen by the hash of its bytes. Refuses `not-found`, `input.invalid` for a file that is no PDF or
 * holds what runs, and `meeting.refused` once the item was begun.
 */
export function addPaper(context: ActionContext, actor: Actor, ask: AddPaperAsk): Promise<Outcome<Meeting>> {
  const { meeting: id, item, name, content } = ask;
  const deed = { action: 'keep meetings' as const, verb: 'meeting: paper', subject: `meeting ${id}` };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const meeting = await meetingNamed(db, id);
      if (!meeting.ok) return meeting;
      if (name.trim() === '') return refused({ code: 'input.invalid', message: 'Give the paper a name.' });
      const isText = 'text' in content;
      const bytes = isText ? new TextEncoder().encode(content.text) : content.pdf;
      const kept = await keepPaper(db, { name, kind: isText ? 'text' : 'pdf', bytes }, doing(context, actor));
      if (!kept.ok) return kept;
      const paper = { name, sha256: kept.value, madeFrom: isText ? content.madeFrom : null };
      return enterAtMeeting(db, meeting.value, [{ kind: 'paper', item, paper }], doing(context, actor));
    }),
  );
}
