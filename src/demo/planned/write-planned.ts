import { noProgress, type Progress } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import { writeActivity } from '../activity/write-activity.ts';
import type { Outcomes } from '../outcomes/outcomes.ts';
import { writeDiagnoses } from './diagnoses.ts';
import { COURSE_COLUMNS, EventLog, PLANNED_COLUMNS } from './event-log.ts';
import { writeBloodPressure, writeHba1c } from './measurements.ts';
import { writeMedicines } from './medicines.ts';
import { writeScreening, writeSmoking } from './prevention.ts';
import { writeReviews } from './reviews.ts';
import { RowBuffer } from './row-buffer.ts';

const PROGRESS_EVERY = 20_000;

/** Writes what was decided as rows of the working tables `demo_planned` and `demo_course`. Temporary residents have none. */
export async function writePlanned(
  reader: Reader,
  outcomes: Outcomes,
  isTemporary: Uint8Array,
  progress: Progress = noProgress,
): Promise<void> {
  await reader.run(`CREATE TABLE demo_planned (${PLANNED_COLUMNS}); CREATE TABLE demo_course (${COURSE_COLUMNS})`);
  const events = new RowBuffer(reader, 'demo_planned', PLANNED_COLUMNS.split(',').length);
  const courses = new RowBuffer(reader, 'demo_course', COURSE_COLUMNS.split(',').length);
  const log = new EventLog(outcomes, events, courses);
  const { count } = outcomes.plan.people;
  for (const [round, write] of [writePerson, writeActivity].entries()) {
    for (let person = 0; person < count; person += 1) {
      if (isTemporary[person] === 0) write(log, person);
      if (events.isFull) await events.flush();
      if (courses.isFull) await courses.flush();
      const done = round * count + person;
      if (person % PROGRESS_EVERY === 0) progress('plans', Math.floor(done / 2), count, 'people');
    }
  }
  await events.flush();
  await courses.flush();
  progress('plans', count, count, 'people');
}

function writePerson(log: EventLog, person: number): void {
  writeDiagnoses(log, person);
  writeBloodPressure(log, person);
  writeHba1c(log, person);
  writeReviews(log, person);
  writeSmoking(log, person);
  writeScreening(log, person);
  writeMedicines(log, person);
}
