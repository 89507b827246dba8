import { type Actor, assert, type OdsCode, refused } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { type PersonAsk, type PersonReport, personReport } from './person.ts';

export type PersonFoundAsk = Omit<PersonAsk, 'practice'> & { readonly practice?: OdsCode };

/**
 * One person by the pseudonym alone: at the practice with which they registered last, of those whose people the reader
 * may see. Refuses `not-found`, which does not say whether another practice knows the pseudonym, and `access.denied`.
 */
export async function personFoundReport(
  context: ReportContext,
  reader: Actor,
  ask: PersonFoundAsk,
): Report<PersonReport> {
  const practice = ask.practice ?? (await practiceWithPerson(context, reader, ask.person));
  if (practice !== undefined) return personReport(context, reader, { ...ask, practice });
  const what = { actions: ['see people'] as const, verb: 'read person', subject: `person ${ask.person}` };
  return reading<PersonReport>(context, reader, what, async () =>
    refused({
      code: 'not-found',
      message: `No practice whose people you may see has sent anybody with the pseudonym ${ask.person}.`,
    }),
  );
}

/**
 * The practice with which somebody of this pseudonym registered last, of those whose people the reader may see. Read
 * with the reader's own row filter: nobody else's rows are looked at.
 */
export async function practiceWithPerson(
  context: ReportContext,
  reader: Actor,
  person: string,
): Promise<OdsCode | undefined> {
  const snapshot = context.book.snapshot();
  const allowed = snapshot.practices().flatMap((practice) => {
    const permission = context.register.has(practice)
      ? context.rules.may(reader, 'see people', { practice })
      : undefined;
    return permission?.ok ? [{ practice, purpose: permission.value.purpose }] : [];
  });
  for (const [purpose, own] of Map.groupBy(allowed, (one) => one.purpose)) {
    const access = context.rules.rowFilter(reader, purpose);
    assert(access.ok, 'whoever may see people of a practice has a row filter');
    const practices = own.map(({ practice }) => practice);
    const people = await snapshot.people(access.value, practices);
    assert(people.ok, 'the row filter covers the practices that it was made from');
    try {
      const [row] = await people.value.rows<{ practice: OdsCode }>(
        `SELECT r.practice FROM persons p JOIN registrations r ON r.person = p.person
         WHERE p.person_id = ? ORDER BY r.registered_from DESC, r.practice LIMIT 1`,
        [person],
      );
      if (row !== undefined) return row.practice;
    } finally {
      people.value.close();
    }
  }
  return undefined;
}
