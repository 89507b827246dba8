import { readFile } from 'node:fs/promises';
import { addPaper, keepMeeting, type MeetingEntry } from '../../../actions/index.ts';
import { accepted, type Outcome, refused } from '../../../base/index.ts';
import { COVER_PARTS, madePaper } from '../../../reports/index.ts';
import { type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { meetingAddress } from '../../layout/addresses.ts';
import { agendaFrom, guestsFrom, matterFault, motionFrom } from './entry-fields.ts';

/** Enters what happens with a meeting. */
export const enterMeetingForm: FormRoute = {
  path: '/meetings/:meeting/enter',
  act: async (posted) => {
    const entry = entryFrom(posted);
    if (!entry.ok) return entry;
    const meeting = posted.param('meeting');
    const done = await keepMeeting(posted.actions, posted.actor, { meeting, entry: entry.value });
    return done.ok ? { ok: true, value: goTo(meetingAddress(meeting)) } : done;
  },
};

/** Adds a paper to an item: a PDF that comes with the form. */
export const uploadPaperForm: FormRoute = {
  path: '/meetings/:meeting/paper',
  takesFile: true,
  act: async (posted) => {
    if (posted.file === undefined) return refused({ code: 'input.invalid', message: 'No file was chosen.' });
    const meeting = posted.param('meeting');
    const [item, name] = [Number(posted.field('item')), posted.field('name')];
    const content = { pdf: new Uint8Array(await readFile(posted.file)) };
    const done = await addPaper(posted.actions, posted.actor, { meeting, item, name, content });
    return done.ok ? { ok: true, value: goTo(meetingAddress(meeting)) } : done;
  },
};

/** Makes a paper from a report and freezes it. */
export const makePaperForm: FormRoute = {
  path: '/meetings/:meeting/made-paper',
  act: async (posted) => {
    const { context, actor, actions, field } = posted;
    const meeting = posted.param('meeting');
    const made = await madePaper(context, actor, { report: field('report'), subject: field('subject').trim() });
    if (!made.ok) return made;
    const { name, text, madeFrom } = made.value;
    const ask = { meeting, item: Number(field('item')), name, content: { text, madeFrom } };
    const done = await addPaper(actions, actor, ask);
    return done.ok ? { ok: true, value: goTo(meetingAddress(meeting)) } : done;
  },
};

/** What is entered of an item that a form names. */
function entryFrom(posted: Posted): Outcome<MeetingEntry> {
  const { field } = posted;
  const [kind, item, at] = [field('kind'), Number(field('item')), field('at')];
  switch (kind) {
    case 'item': {
      const fault = matterFault(posted);
      return fault === undefined ? accepted({ kind, agenda: agendaFrom(posted) }) : refused(fault);
    }
    case 'cover': {
      const parts = COVER_PARTS.map((part) => [part, field(part).trim()] as const);
      return accepted({ kind, item, cover: Object.fromEntries(parts) as Record<(typeof COVER_PARTS)[number], string> });
    }
    case 'published':
      return accepted({ kind, lateReason: field('lateReason').trim() === '' ? null : field('lateReason').trim() });
    case 'withdrawn':
      return accepted({ kind, item, reason: field('reason') });
    case 'opened':
    case 'closed':
      return accepted({ kind, at });
    case 'came':
    case 'left':
      return accepted({ kind, seat: field('seat'), at });
    case 'begun':
    case 'vote closed':
      return accepted({ kind, item, at });
    default:
      return spokenEntry(posted, kind, item, at);
  }
}

/** What somebody says, records or votes. */
function spokenEntry(posted: Posted, kind: string, item: number, at: string): Outcome<MeetingEntry> {
  const { field } = posted;
  const [seat, words] = [field('seat'), field('words').trim()];
  switch (kind) {
    case 'declared': {
      const conflict = field('conflict') === 'distant' ? 'distant' : 'close';
      return accepted({ kind, item, seat, conflict, interest: null, words });
    }
    case 'handled':
      return accepted({ kind, item, seat, handling: field('handling') as HandlingNamed, words });
    case 'voted':
      return accepted({ kind, item, seat, vote: field('vote') as VoteNamed });
    case 'moved':
      return accepted({
        kind,
        item,
        at,
        proposer: field('proposer'),
        seconder: field('seconder'),
        motion: motionFrom(posted),
      });
    case 'panel': {
      const recommendation = field('recommendation') as RecommendationNamed;
      return accepted({ kind, item, at, members: guestsFrom(posted), recommendation, words });
    }
    case 'invited': {
      const [guest] = guestsFrom(posted);
      return guest === undefined ? nobody() : accepted({ kind, item, at, guest });
    }
    case 'referred':
      return accepted({ kind, item, at, to: field('to').trim() });
    case 'noted':
      return accepted({ kind, item, at, words });
    case 'action':
      return accepted({ kind, item, what: field('what').trim(), owner: field('owner').trim(), dueOn: field('dueOn') });
    case 'action done':
      return accepted({ kind, action: Number(field('action')), words });
    case 'question':
      return accepted({ kind, words, answer: field('answer').trim() });
    case 'minuted':
      return accepted({ kind, item, words });
    case 'minutes approved':
      return accepted({ kind, at });
    default:
      return refused({ code: 'input.invalid', message: 'Nothing was chosen to be entered.' });
  }
}

type HandlingNamed = Extract<MeetingEntry, { readonly kind: 'handled' }>['handling'];
type VoteNamed = Extract<MeetingEntry, { readonly kind: 'voted' }>['vote'];
type RecommendationNamed = Extract<MeetingEntry, { readonly kind: 'panel' }>['recommendation'];

function nobody(): Outcome<never> {
  return refused({ code: 'input.invalid', message: 'Nobody was named.' });
}
