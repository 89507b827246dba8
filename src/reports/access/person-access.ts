import { type AuditedEvent, auditOf, personSubject } from '../../audit/index.ts';
import {
  type Actor,
  accepted,
  londonText,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  type Purpose,
  type Role,
  refused,
} from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { firstPermitted, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';

/** That somebody looked at a person, in words that the person can read. */
export type PersonLookedAt = {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The same in words, by the clock in London. */
  readonly when: string;
  readonly user: string;
  readonly role: Role;
  /** Where they hold the role, by name; null when that is no longer known. */
  readonly place: string | null;
  readonly purpose: Purpose;
  readonly did: string;
  readonly isShown: boolean;
  /** What they did, for what and whether they were let in, as one sentence without the date. */
  readonly words: string;
};
export type PersonAccessReport = {
  readonly practice: OdsCode;
  readonly practiceName: string;
  readonly person: string;
  /** Newest first. */
  readonly looked: readonly PersonLookedAt[];
  /** How many different people looked and were let in. */
  readonly readers: number;
  /** Whether more was kept than is told here. */
  readonly isCut: boolean;
};
export type PersonAccessAsk = { readonly person: string; readonly practice?: OdsCode };

const MOST_TOLD = 999;
const READERS = ['see people', 'see audit'] as const;

/**
 * Who looked at a person: to give to the person. For those who see the practice's people, and those who see the audit.
 * @param ask a pseudonym alone is looked for in the audit. Refuses `not-found` where nobody ever asked for it; whoever may not see
 *   whom it names is not told whether anybody did, nor at which practice that person is
 */
export async function personAccessReport(
  context: ReportContext,
  reader: Actor,
  ask: PersonAccessAsk,
): Report<PersonAccessReport> {
  const { person } = ask;
  const practice = ask.practice ?? (await practiceInAudit(context, reader, person));
  const verb = 'read access report';
  if (practice === undefined) {
    const what = { actions: ['see audit'] as const, verb, subject: `person ${person}` };
    const message = `Nobody has ever asked for a person ${person}.`;
    return reading<PersonAccessReport>(context, reader, what, async () => refused({ code: 'not-found', message }));
  }
  const what = { actions: READERS, practice, person, verb };
  return reading(context, reader, { ...what, subject: `access report ${practice}/${person}` }, () =>
    whoLooked(context, practice, person),
  );
}

/** Everybody who looked at a person or asked to, in words. Whoever asks has been let in before. */
export async function whoLooked(
  context: ReportContext,
  code: OdsCode,
  person: string,
): Promise<Outcome<PersonAccessReport>> {
  const practice = context.register.practice(code);
  if (!practice.ok) return practice;
  const found = await auditOf(context.store, { subject: personSubject(code, person), limit: MOST_TOLD + 1 });
  const own = found.slice(0, MOST_TOLD);
  const looked = own.map((event) => told(context, event));
  const readers = new Set(own.filter(({ outcome }) => outcome === 'ok').map(({ user }) => user)).size;
  return accepted({
    practice: code,
    practiceName: practice.value.name,
    person,
    looked,
    readers,
    isCut: found.length > MOST_TOLD,
  });
}

async function practiceInAudit(context: ReportContext, reader: Actor, person: string): Promise<OdsCode | undefined> {
  const [latest] = await auditOf(context.store, { person, limit: 1 });
  const practice = latest === undefined ? undefined : practiceOf(latest.subject);
  return practice !== undefined && firstPermitted(context, reader, READERS, { practice, person }).ok
    ? practice
    : undefined;
}

/** The practice in the name of a person, as `personSubject` writes it. */
function practiceOf(subject: string): OdsCode | undefined {
  return odsCodeFromText(/^person ([^/]+)\//.exec(subject)?.[1] ?? '');
}

/** What a verb of the audit did to a person, as told to them. */
const DID: Readonly<Record<string, string>> = {
  'read person': 'read your record',
  'list people': 'saw you in a list of people',
  'read row': 'read one entry of your record',
  'read pounds of person': 'looked at which payments you are counted in',
  'trace posting': 'followed a payment down to the people who are counted in it',
  'preview claims': 'saw you in a list of claims for services given',
  'break glass': 'opened your record in an emergency',
  'open identity': 'looked up your name and NHS number',
  'export record': 'made a copy of your record to give to you',
};

const FOR: Readonly<Record<Purpose, string>> = {
  'direct care': 'to care for you',
  'payment and validation': 'to check what your practice is paid',
  'contract management': 'to manage your practice’s contract',
  'quality assurance': 'to look after the quality of care',
  planning: 'to plan services',
  audit: 'to audit the work of others',
  research: 'for research',
  'own record': 'because a person may have their own record',
  'published information': 'for no purpose that was allowed',
};

function told(context: ReportContext, { at, user, role, purpose, verb, outcome }: AuditedEvent): PersonLookedAt {
  const isShown = outcome === 'ok';
  const did = DID[verb] ?? verb;
  const who = nameOf(context, user);
  const place = placeName(context, user);
  const at_ = place === null ? role : `${role}, ${place}`;
  const words = isShown
    ? `${who} (${at_}) ${did}, ${FOR[purpose]}.`
    : `${who} (${at_}) asked for your record and was not shown it.`;
  return { at, when: londonText(at), user: who, role, place, purpose, did, isShown, words };
}

function placeName({ users, register }: ReportContext, user: string): string | null {
  const organisation = users.users().find(({ id }) => id === user)?.organisation ?? null;
  if (organisation === null) return null;
  const practice = register.practice(organisation);
  if (practice.ok) return practice.value.name;
  return organisation === register.commissioner.code ? register.commissioner.name : organisation;
}
