import { caseNoteFrom, noteCase, stepCase } from '../../../actions/index.ts';
import { type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { caseAddress } from '../../layout/addresses.ts';

/** Takes the next step of a case. */
export const stepCaseForm: FormRoute = {
  path: '/cases/:case/step',
  act: async ({ actions, actor, field, param }) => {
    const id = param('case');
    const done = await stepCase(actions, actor, { case: id, step: field('step'), words: field('words') });
    return done.ok ? { ok: true, value: goTo(caseAddress(id)) } : done;
  },
};

/** Enters what a case has to have shown. */
export const noteCaseForm: FormRoute = {
  path: '/cases/:case/note',
  act: async (posted) => {
    const note = noteFrom(posted);
    if (!note.ok) return note;
    const id = posted.param('case');
    const done = await noteCase(posted.actions, posted.actor, { case: id, note: note.value });
    return done.ok ? { ok: true, value: goTo(caseAddress(id)) } : done;
  },
};

function noteFrom({ field }: Posted) {
  const [kind, what, words] = [field('kind'), field('what'), field('words')];
  const [score, required, outcome] = [field('score'), field('required'), field('outcome')];
  return caseNoteFrom({ kind, what, words, score, required, outcome });
}
