import { ACTIONS, EVERY_PURPOSE } from '../../access/index.ts';
import { auditOf, personSubject } from '../../audit/index.ts';
import { type Actor, accepted, type OdsCode, type Outcome, type Purpose, type Role } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { type AccessExplained, accessExplained, type ExplainAccessAsk } from './access-explained.ts';
import { rowsOf, type SharingAgreement, type SharingRow, sharingAgreements } from './sharing-row.ts';

export type ReadingRow = {
  readonly at: string;
  readonly user: string;
  readonly role: string;
  readonly purpose: string;
  readonly verb: string;
  readonly subject: string;
  readonly outcome: string;
};
/** Who may see a practice, and who did. */
export type WhoMaySeeReport = {
  readonly place: PracticePlace | null;
  readonly rules: readonly SharingRow[];
  /** The agreements between organisations on which some of them rest. */
  readonly agreements: readonly SharingAgreement[];
  /** Whom can be asked about. */
  readonly users: readonly { readonly user: string; readonly name: string; readonly role: Role }[];
  readonly purposes: readonly Purpose[];
  /** What was asked about somebody, with the answer or why it cannot be answered; null when nothing was. */
  readonly asked: (ExplainAccessAsk & { readonly answer: AccessExplained | null; readonly mistake: string }) | null;
  /** Newest first; empty to a reader who may not see them. */
  readonly readings: readonly ReadingRow[];
};

export type WhoMaySeeAsk = {
  readonly practice?: OdsCode;
  readonly person?: string;
  readonly limit?: number;
  /** Whether somebody may see a thing. */
  readonly question?: ExplainAccessAsk;
};

const READINGS_A_PAGE = 100;

/** Who may see a practice or a person and why; who did, to those who may see the audit or the person. */
export function whoMaySeeReport(context: ReportContext, reader: Actor, ask: WhoMaySeeAsk): Report<WhoMaySeeReport> {
  const { practice, person } = ask;
  const subject = `who may see ${practice ?? 'anything'}`;
  const what = { actions: ['see audit', 'see published'] as const, verb: 'read who may see', subject };
  return reading(context, reader, { ...what, ...(practice === undefined ? {} : { practice }) }, async () => {
    const place: Outcome<PracticePlace | null> =
      practice === undefined ? accepted(null) : placeOf(context.register, practice);
    if (!place.ok) return place;
    const actions = person === undefined ? ACTIONS : (['see people'] as const);
    return accepted({
      place: place.value,
      rules: actions.flatMap((action) => rowsOf(context, action, practice)),
      agreements: sharingAgreements(context),
      users: context.users.users().map(({ id, name, role }) => ({ user: id, name, role })),
      purposes: EVERY_PURPOSE,
      asked: ask.question === undefined ? null : answerTo(context, ask.question),
      readings: await readingsOf(context, reader, ask),
    });
  });
}

function answerTo(context: ReportContext, question: ExplainAccessAsk): WhoMaySeeReport['asked'] {
  const answer = accessExplained(context, question);
  if (answer.ok) return { ...question, answer: answer.value, mistake: '' };
  return { ...question, answer: null, mistake: `${answer.refusal.message} ${answer.refusal.remedy ?? ''}`.trim() };
}

async function readingsOf(
  context: ReportContext,
  reader: Actor,
  { practice, person, limit = READINGS_A_PAGE }: WhoMaySeeAsk,
): Promise<readonly ReadingRow[]> {
  const isPerson = practice !== undefined && person !== undefined;
  const mayAudit = context.rules.may(reader, 'see audit', { practice }).ok;
  if (!mayAudit && !(isPerson && context.rules.may(reader, 'see people', { practice }).ok)) return [];
  const events = await auditOf(context.store, {
    ...(isPerson ? { subject: personSubject(practice, person) } : {}),
    limit,
  });
  return events.map(({ at, user, role, purpose, verb, subject, outcome }) => ({
    at,
    user: nameOf(context, user),
    role,
    purpose,
    verb,
    subject: mayAudit ? subject : `person ${person ?? ''}`,
    outcome,
  }));
}
