import { awardProcurement, noteProcurement, procurementNoteFrom } from '../../../actions/index.ts';
import { refused } from '../../../base/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { procurementAddress } from '../../layout/addresses.ts';
import { penceFromText } from '../../layout/read-fields.ts';

/** Enters a notice, a representation, its answer, or that nothing comes of it. */
export const noteProcurementForm: FormRoute = {
  path: '/procurements/:procurement/note',
  act: async ({ actions, actor, field, param }) => {
    const procurement = param('procurement');
    const [kind, what, publishedOn, words] = [field('kind'), field('what'), field('published'), field('words')];
    const note = procurementNoteFrom({ kind, what, publishedOn, words });
    if (!note.ok) return note;
    const done = await noteProcurement(actions, actor, { procurement, note: note.value });
    return done.ok ? { ok: true, value: goTo(procurementAddress(procurement)) } : done;
  },
};

/** Awards a procurement. */
export const awardProcurementForm: FormRoute = {
  path: '/procurements/:procurement/award',
  act: async ({ actions, actor, field, param }) => {
    const procurement = param('procurement');
    const valuePence = penceFromText(field('amount'));
    if (valuePence === undefined) return refused({ code: 'input.invalid', message: 'Give the value in pounds.' });
    const [supplier, registered, words] = [field('supplier').trim(), field('registered').trim(), field('words').trim()];
    const done = await awardProcurement(actions, actor, { procurement, supplier, registered, valuePence, words });
    return done.ok ? { ok: true, value: goTo(procurementAddress(procurement)) } : done;
  },
};
