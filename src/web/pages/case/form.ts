import { readFile } from 'node:fs/promises';
import { caseNoteFrom, fileEvidence, noteCase, putCaseOnAgenda, stepCase } from '../../../actions/index.ts';
import { refused } from '../../../base/index.ts';
import { type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { caseAddress, meetingAddress } from '../../layout/addresses.ts';

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

/** Files a PDF that comes with the form as evidence. */
export const fileEvidenceForm: FormRoute = {
  path: '/cases/:case/evidence',
  takesFile: true,
  act: async ({ actions, actor, field, file, param }) => {
    if (file === undefined) return refused({ code: 'input.invalid', message: 'No file was chosen.' });
    const id = param('case');
    const [evidence, words, name] = [field('what'), field('words'), field('name')];
    const pdf = new Uint8Array(await readFile(file));
    const done = await fileEvidence(actions, actor, { case: id, evidence, words, name, pdf });
    return done.ok ? { ok: true, value: goTo(caseAddress(id)) } : done;
  },
};

/** Puts a case on the agenda of a meeting to come. */
export const putOnAgendaForm: FormRoute = {
  path: '/cases/:case/agenda',
  act: async ({ actions, actor, field, param }) => {
    const [meeting, title, ground] = [field('meeting'), field('title'), field('privateGround').trim()];
    const ask = { case: param('case'), meeting, title, privateGround: ground === '' ? null : ground };
    const done = await putCaseOnAgenda(actions, actor, ask);
    return done.ok ? { ok: true, value: goTo(meetingAddress(meeting)) } : done;
  },
};

function noteFrom({ field }: Posted) {
  const [kind, what, words] = [field('kind'), field('what'), field('words')];
  const [score, required, outcome] = [field('score'), field('required'), field('outcome')];
  return caseNoteFrom({ kind, what, words, score, required, outcome });
}
