import { type Actor, type Day, dayFromIso, dayText, type OdsCode, type Outcome, refused } from '../../base/index.ts';
import {
  type AgendaItem,
  bodyOf,
  type Case,
  caseNamed,
  enterAtMeeting,
  holdsMatter,
  isToCome,
  itemsAbout,
  type Matter,
  type Meeting,
  matrixKept,
  matterOfCase,
  meetingNamed,
  meetingsKept,
  partiesOf,
} from '../../governance/index.ts';
import type { ReadDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { doing } from './keep-interests.ts';

export type PutOnAgendaAsk = {
  readonly case: string;
  readonly meeting: string;
  /** Empty: the kind of case and the name of the practice. */
  readonly title: string;
  /** On what ground it is taken in private; null: in public. */
  readonly privateGround: string | null;
};

/**
 * Puts a case on the agenda of a meeting to come, as the next item: what is decided, about exactly the case as it stands and up
 * to what it pays, with the practices that it is about and whoever is paid for them alone named, so that interests in them are
 * found. Refuses `not-found`, `case.refused` where nothing is to be decided or an item waits already, `meeting.refused`, and
 * `function.not-held` where the committee does not hold the function on the day of the meeting.
 */
export async function putCaseOnAgenda(
  context: ActionContext,
  actor: Actor,
  ask: PutOnAgendaAsk,
): Promise<Outcome<Meeting>> {
  const { case: id, meeting } = ask;
  const subject = `case ${id} on meeting ${meeting}`;
  return acting(context, actor, { action: 'keep meetings', verb: 'meeting: item', subject }, () =>
    context.store.write(async (db) => {
      const found = await caseNamed(db, id);
      if (!found.ok) return found;
      const at = await meetingNamed(db, meeting);
      if (!at.ok) return at;
      const matter = matterOfCase(found.value);
      if (matter === undefined) return nothingToDecide(found.value);
      const may = await mayStandThere(context, db, { found: found.value, matter, at: at.value });
      if (!may.ok) return may;
      const agenda = agendaItem(context, found.value, matter, ask);
      return enterAtMeeting(db, at.value, [{ kind: 'item', agenda }], doing(context, actor));
    }),
  );
}

type Asked = { readonly found: Case; readonly matter: Matter; readonly at: Meeting };

async function mayStandThere(
  context: ActionContext,
  db: ReadDb,
  { found, matter, at }: Asked,
): Promise<Outcome<undefined>> {
  const { called, stage } = at.state;
  const on = dayFromIso(called.on) as Day;
  if (stage !== 'planned' || on < context.businessDate) {
    const message = `The agenda of ${called.terms.name} on ${dayText(on)} is published, or the day is past.`;
    return refused({ code: 'meeting.refused', message, remedy: 'Choose a meeting whose agenda is still being made.' });
  }
  const waiting = itemsAbout(await meetingsKept(db), found.id).find(
    (one) => isToCome(one) && one.item.agenda.matter?.contentHash === matter.contentHash,
  );
  if (waiting !== undefined) {
    const message = `${found.id} is item ${waiting.item.number} of ${waiting.meeting.id} already.`;
    return refused({ code: 'case.refused', message });
  }
  const matrix = await matrixKept(db);
  return matrix.ok ? holdsMatter(matrix.value, bodyOf(called.terms), matter, on) : matrix;
}

function nothingToDecide({ id, state }: Case): Outcome<never> {
  const message = `${id} is ${state.stage}: there is nothing for a committee to decide now.`;
  return refused({ code: 'case.refused', message });
}

function agendaItem(context: ActionContext, { state }: Case, matter: Matter, ask: PutOnAgendaAsk): AgendaItem {
  const { title, privateGround } = ask;
  const practice = context.register.practice(state.practice as OdsCode);
  const name = practice.ok ? practice.value.name : state.practice;
  return {
    title: title.trim() === '' ? `${state.rules.name}: ${name}` : title.trim(),
    ...{ purpose: 'decision', matter, names: namesOf(context, state), privateGround, referredFrom: null },
  };
}

/** Whom a case touches: the practices that it is about, and each payee who is paid for nobody else. */
function namesOf({ payments, businessDate }: ActionContext, state: Case['state']): readonly string[] {
  const parties = partiesOf(state);
  const payees = payments.payees
    .listedOn(businessDate)
    .filter(({ earners }) => earners.length > 0 && earners.every((earner) => parties.includes(earner)))
    .map(({ payee }) => payee.id);
  return [...new Set([...parties, ...payees])];
}
