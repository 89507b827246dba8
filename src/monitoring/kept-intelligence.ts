import { accepted, type Day, hashOf, isoOfDay, type Json, type OdsCode, type Outcome, refused } from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import {
  type Intelligence,
  type IntelligenceSensitivity,
  type IntelligenceSource,
  type IntelligenceStanding,
  intelligenceFault,
  type KeptIntelligence,
} from './intelligence.ts';
import type { Entering } from './kept-cases.ts';

type Row = {
  readonly id: string;
  readonly practice: OdsCode;
  readonly source: IntelligenceSource;
  readonly standing: IntelligenceStanding;
  readonly sensitivity: IntelligenceSensitivity;
  readonly seen_by: string;
  readonly kept_until: Day;
  readonly quality_case: string | null;
  readonly corrects: string | null;
  readonly by_user: string;
  readonly on_day: Day;
  readonly at: string;
  readonly words: string | null;
};

/** All soft intelligence whose last day has not passed, the latest first. What is past it is nobody's to see. */
export async function intelligenceKept(db: ReadDb, on: Day): Promise<readonly KeptIntelligence[]> {
  const { rows } = await sql<Row>`
    select i.*, w.words from monitoring_intelligence i left join monitoring_words w on w.id = i.id
    where i.kept_until >= ${isoOfDay(on)}::date order by i.position desc`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    practice: row.practice,
    source: row.source,
    standing: row.standing,
    sensitivity: row.sensitivity,
    seenBy: JSON.parse(row.seen_by) as string[],
    keptUntil: row.kept_until,
    qualityCase: row.quality_case,
    corrects: row.corrects,
    words: row.words,
    by: row.by_user,
    on: row.on_day,
    at: row.at,
  }));
}

/** Keeps it under an id that tells nothing of how many others there are. Refuses `input.invalid`. */
export async function enterKeptIntelligence(
  db: WriteDb,
  given: Intelligence,
  mostMonthsKept: number,
  { by, on, at }: Entering,
): Promise<Outcome<string>> {
  const fault = intelligenceFault(given, mostMonthsKept, on);
  if (fault !== undefined) return refused({ code: 'input.invalid', message: fault });
  const { rows } = await sql<{ kept: number }>`select count(*)::integer as kept from monitoring_intelligence`.execute(
    db,
  );
  const id = `SI-${hashOf([given as unknown as Json, by.user, at, rows[0]?.kept ?? 0]).slice(0, 10)}`;
  const { practice, source, standing, sensitivity, seenBy, keptUntil, qualityCase, corrects, words } = given;
  await sql`
    insert into monitoring_intelligence
      (id, practice, source, standing, sensitivity, seen_by, kept_until, quality_case, corrects, by_user, on_day, at)
    values (${id}, ${practice}, ${source}, ${standing}, ${sensitivity}, ${JSON.stringify(seenBy)}, ${keptUntil},
            ${qualityCase}, ${corrects}, ${by.user}, ${isoOfDay(on)}, ${at})`.execute(db);
  await sql`insert into monitoring_words (id, words) values (${id}, ${words})`.execute(db);
  return accepted(id);
}

/** Destroys the words of all whose last day has passed, and keeps of each that it was done. */
export async function destroyExpired(db: WriteDb, { by, on, at }: Entering): Promise<void> {
  await sql`
    insert into monitoring_erasures (id, by_user, on_day, at)
    select i.id, ${by.user}, ${isoOfDay(on)}::date, ${at}::timestamptz
    from monitoring_intelligence i join monitoring_words w on w.id = i.id
    where i.kept_until < ${isoOfDay(on)}::date`.execute(db);
  await sql`delete from monitoring_words where id in (select id from monitoring_erasures)`.execute(db);
}
