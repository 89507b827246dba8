import type { Reader } from '../../warehouse/index.ts';
import { writeActivity } from '../activity/write-activity.ts';
import type { Outcomes } from '../outcomes/outcomes.ts';
import { writeDiagnoses } from './diagnoses.ts';
import { COURSE_COLUMNS, EventLog, lastDays, PLANNED_COLUMNS } from './event-log.ts';
import { writeBloodPressure, writeHba1c } from './measurements.ts';
import { writeMedicines } from './medicines.ts';
import { writeScreening, writeSmoking } from './prevention.ts';
import { writeReviews } from './reviews.ts';
import { RowBuffer } from './row-buffer.ts';

/** What was decided for people, as rows from which their events are drawn. */
export class PlannedRows {
  readonly #outcomes: Outcomes;
  readonly #isTemporary: Uint8Array;
  readonly #until: Int32Array;
  /** By practice: everybody who was ever registered there, temporary residents left out, for they have no plan. */
  readonly #people: readonly ReadonlySet<number>[];

  constructor(outcomes: Outcomes, isTemporary: Uint8Array) {
    this.#outcomes = outcomes;
    this.#isTemporary = isTemporary;
    this.#until = lastDays(outcomes);
    this.#people = this.#peopleByPractice();
  }

  /**
   * Makes the temporary tables `demo_planned` and `demo_course` of everybody in the records of some practices. Whoever is
   * in several records has the same rows each time.
   */
  async write(reader: Reader, practices: readonly number[]): Promise<void> {
    await reader.run(`CREATE OR REPLACE TEMP TABLE demo_planned (${PLANNED_COLUMNS});
      CREATE OR REPLACE TEMP TABLE demo_course (${COURSE_COLUMNS})`);
    const events = new RowBuffer(reader, 'demo_planned', PLANNED_COLUMNS.split(',').length);
    const courses = new RowBuffer(reader, 'demo_course', COURSE_COLUMNS.split(',').length);
    const log = new EventLog(this.#outcomes, this.#until, { events, courses });
    const people = new Set(practices.flatMap((practice) => [...(this.#people[practice] ?? [])]));
    for (const person of [...people].sort((one, other) => one - other)) {
      writePerson(log, person);
      if (events.isFull) await events.flush();
      if (courses.isFull) await courses.flush();
    }
    await events.flush();
    await courses.flush();
  }

  #peopleByPractice(): Set<number>[] {
    const { practices, stays } = this.#outcomes.plan.population;
    const people = practices.map(() => new Set<number>());
    for (let stay = 0; stay < stays.count; stay += 1) {
      const person = stays.person[stay]!;
      if (this.#isTemporary[person] === 0) people[stays.practice[stay]!]!.add(person);
    }
    return people;
  }
}

function writePerson(log: EventLog, person: number): void {
  writeDiagnoses(log, person);
  writeBloodPressure(log, person);
  writeHba1c(log, person);
  writeReviews(log, person);
  writeSmoking(log, person);
  writeScreening(log, person);
  writeMedicines(log, person);
  writeActivity(log, person);
}
