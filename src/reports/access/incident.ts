import { busiestReader, type PeopleSeen, peopleSeenBy } from '../../audit/index.ts';
import {
  type Actor,
  accepted,
  addDays,
  type Day,
  dayFromIso,
  dayText,
  refused,
  startInLondon,
} from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';

/** A text to be sent once somebody has decided to send it. */
export type Notice = { readonly to: string; readonly name: string; readonly text: string };

/** Who may have been affected by what one user saw, and whom to tell. People are counted here, never named. */
export type IncidentReport = {
  readonly user: string;
  readonly name: string;
  readonly from: Day;
  /** The last day. */
  readonly to: Day;
  readonly seen: readonly (PeopleSeen & { readonly practiceName: string })[];
  readonly people: number;
  readonly notices: readonly Notice[];
};
export type IncidentAsk = {
  /** Whose account was used; absent: whoever was shown the most people. */
  readonly user?: string;
  readonly from?: Day;
  readonly to?: Day;
};

const USUAL_DAYS = 30;

/** What one account was shown in a period, with the texts that tell of it. For those who see the audit. Refuses `not-found`. */
export function incidentReport(context: ReportContext, reader: Actor, ask: IncidentAsk): Report<IncidentReport> {
  const subject = `incident${ask.user === undefined ? '' : ` of ${ask.user}`}`;
  const what = { actions: ['see audit'] as const, verb: 'read incident report', subject };
  return reading(context, reader, what, async () => {
    const to = ask.to ?? dayFromIso(context.clock.now().slice(0, 10)) ?? context.businessDate;
    const from = ask.from ?? addDays(to, -USUAL_DAYS);
    const [first, until] = [startInLondon(from), startInLondon(addDays(to, 1))];
    const user = ask.user ?? (await busiestReader(context.store, first));
    if (user === undefined) return refused({ code: 'not-found', message: 'Nobody was shown anybody in this period.' });
    const found = await peopleSeenBy(context.store, { user, from: first, until });
    const seen = found.map((each) => ({ ...each, practiceName: practiceName(context, each) }));
    const people = seen.reduce((sum, each) => sum + each.people, 0);
    const incident = { user, name: nameOf(context, user), from, to, seen, people };
    return accepted({ ...incident, notices: noticesOf(incident) });
  });
}

function practiceName({ register }: ReportContext, { practice }: PeopleSeen): string {
  const known = register.practice(practice);
  return known.ok ? known.value.name : practice;
}

type Incident = Omit<IncidentReport, 'notices'>;

function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function namedWords({ seen }: Incident): string {
  const named = seen.reduce((sum, each) => sum + each.named, 0);
  return named === 0 ? 'No name and no NHS number was shown.' : `Names and NHS numbers of ${named} of them were shown.`;
}

/** The texts, each with how many people it is about; who they are only the practice can say. */
function noticesOf(incident: Incident): readonly Notice[] {
  const period = `between ${dayText(incident.from)} and ${dayText(incident.to)}`;
  const practices = incident.seen.map(({ practice, practiceName: name, people }) => ({
    to: `the practice ${name}`,
    name: `practice-${practice}.txt`,
    text: [
      `To ${name} (${practice}).`,
      `Records of ${countOf(people, 'patient', 'patients')} of yours, under pseudonyms, were shown to one account ${period}. We do not yet know that it was misused.`,
      'You alone can say who they are. Each of them can be given a list of who looked: the page Who has looked at your record.',
      'Please tell us whom you have told, and what they asked.',
    ].join('\n'),
  }));
  const regulator = {
    to: 'the Information Commissioner',
    name: 'regulator.txt',
    text: [
      'To the Information Commissioner, within 72 hours of when it became known, unless a risk to people is unlikely.',
      `What: one account saw records ${period} that it may have had no reason to see.`,
      `Whose: ${countOf(incident.people, 'person', 'people')} of ${countOf(incident.seen.length, 'practice', 'practices')}; health data under pseudonyms. ${namedWords(incident)}`,
      'Done: a copy was kept as evidence, and the chain of the audit was verified. To be filled in: when the account’s sessions were ended.',
      'Contact: the data protection officer.',
    ].join('\n'),
  };
  const person = {
    to: 'each person, by their practice, where the risk to them is high',
    name: 'person.txt',
    text: [
      `Your health record was looked at ${period} by somebody who may have had no reason to.`,
      'To be kept where it is so: what they saw was under a pseudonym, not your name or NHS number.',
      'We have ended their access and are finding out what happened. Your practice can show you who looked, and when.',
      'You can complain to your practice, to us, or to the Information Commissioner.',
    ].join('\n'),
  };
  return [regulator, ...practices, person];
}
