import { canonical, type Refusal } from '../base/index.ts';
import { sql, type WriteDb } from '../store/index.ts';
import { authorityText } from './authority-text.ts';
import type { RunDeed, RunEvent, RunException } from './run-shape.ts';

/** What a deed leaves on record beside who and when. */
export function declared({ interests, comment }: RunDeed): Pick<RunEvent, 'interests' | 'comment'> {
  return { interests: [...interests].sort(), comment: comment.trim() };
}

/** Records an event of a run. The first of a stage stands. */
export async function recordEvent(db: WriteDb, id: string, event: RunEvent): Promise<void> {
  const { stage, user, at, decision, comment, authority, interests } = event;
  await sql`insert into payment_run_events (run_id, stage, user_id, at, decision_id, comment, authority, interests)
            values (${id}, ${stage}, ${user}, ${at}, ${decision}, ${comment},
                    ${authority === null ? null : authorityText(authority)},
                    ${interests === null ? null : canonical(interests)})
            on conflict do nothing`.execute(db);
}

/** Records that a practice of a run waits. The first reason stands. */
export async function recordException(
  db: WriteDb,
  id: string,
  practice: string,
  stage: RunException['stage'],
  reason: Refusal,
): Promise<void> {
  await sql`insert into payment_run_exceptions (run_id, practice, stage, code, message, remedy)
            values (${id}, ${practice}, ${stage}, ${reason.code}, ${reason.message}, ${reason.remedy ?? null})
            on conflict do nothing`.execute(db);
}
