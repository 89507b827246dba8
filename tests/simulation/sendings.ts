import { addDays, type Day, type Draw, isoOfDay } from '../../src/base/index.ts';
import type { Cells, LivingRecord, SentFile, Table } from './living-record.ts';
import { CODES } from './office-policy.ts';

/** What practices may send. */
export const SENDINGS = ['new people', 'late rows', 'corrections', 'withdrawals', 'merged people', 'bad rows'] as const;
export type SendingKind = (typeof SENDINGS)[number];
export type Sending = { readonly kind: SendingKind; readonly files: readonly SentFile[] };

export const HEADERS: Readonly<Record<Table, string>> = {
  persons: 'row_id,person_id,birth_month,sex,ethnicity,lsoa,died_on',
  registrations: 'row_id,person_id,practice,registered_from,registered_to,kind',
  events:
    'row_id,person_id,organisation,event_date,code,value_number,value_code,unit,setting,recorded_at,clinician_id,encounter_id',
  deletions: 'row_id,table',
};

const SYSTOLIC = CODES.systolic[0] ?? '';
const DIAGNOSIS = '38341003';

/** Makes up what practices send, from what they sent before. Rows are numbered, so no two files are the same. */
export class Sender {
  readonly #draw: Draw;
  readonly #record: LivingRecord;
  #number = 0;

  constructor(draw: Draw, record: LivingRecord) {
    this.#draw = draw;
    this.#record = record;
  }

  /** A practice that has nobody to send that of sends new people, whatever was asked for. */
  sending(practice: string, asked: SendingKind, today: Day): Sending {
    const hasEvents = this.#record.rows(practice, 'events').length > 0;
    const files = hasEvents ? this.#files(practice, asked, today).filter(isSent) : [];
    if (files.length > 0) return { kind: asked, files };
    return { kind: 'new people', files: this.#files(practice, 'new people', today) };
  }

  #files(practice: string, kind: SendingKind, today: Day): SentFile[] {
    const file = (table: Table, good: Cells[], bad: Cells[] = []): SentFile => ({ practice, table, good, bad });
    switch (kind) {
      case 'new people':
        return this.newPeople(practice, 1 + this.#draw.below(3), today);
      case 'late rows':
        return [file('events', this.#events(practice, this.#persons(practice, 3), addDays(today, -300)))];
      case 'corrections':
        return [
          file('persons', this.#corrected(practice, 'persons')),
          file('events', this.#corrected(practice, 'events')),
        ];
      case 'withdrawals':
        return [file('deletions', [...this.#withdrawn(practice, 'events'), ...this.#leaver(practice)])];
      case 'merged people':
        return this.#merged(practice);
      case 'bad rows':
        return this.#withBadRows(practice, today);
    }
  }

  /** People with a registration and some events each. */
  newPeople(practice: string, count: number, today: Day): SentFile[] {
    const persons = Array.from({ length: count }, () => {
      const id = this.#next();
      const birth = `${1940 + this.#draw.below(60)}-0${1 + this.#draw.below(9)}`;
      return [`p${id}`, `P${id}`, birth, this.#draw.pick(['F', 'M']), '', `X01${id}`, ''];
    });
    const people = persons.map((cells) => cells[1] ?? '');
    const registrations = people.map((person) => [`r${this.#next()}`, person, practice, '2010-06-01', '', 'regular']);
    const events = this.#events(practice, people, today);
    return [
      { practice, table: 'persons', good: persons, bad: [] },
      { practice, table: 'registrations', good: registrations, bad: [] },
      { practice, table: 'events', good: events, bad: [] },
    ];
  }

  #next(): number {
    this.#number += 1;
    return this.#number;
  }

  #persons(practice: string, most: number): string[] {
    return this.#draw.some(this.#record.rows(practice, 'persons'), most).map((cells) => cells[1] ?? '');
  }

  /** One to three events of each person, in the month before a day. */
  #events(practice: string, people: readonly string[], until: Day): Cells[] {
    return people.flatMap((person) =>
      Array.from({ length: 1 + this.#draw.below(3) }, () => {
        const id = this.#next();
        const on = isoOfDay(addDays(until, -1 - this.#draw.below(28)));
        return [`e${id}`, person, practice, on, ...this.#finding(), `${on}T${timeOf(id)}`, '', ''];
      }),
    );
  }

  /** Code, value, coded value, unit and setting. */
  #finding(): string[] {
    const setting = this.#draw.pick(['clinic', 'home']);
    if (this.#draw.percent(30)) return [DIAGNOSIS, '', '', '', setting];
    return [SYSTOLIC, `${100 + this.#draw.below(80)}.000`, '', 'mmHg', setting];
  }

  /** Known rows sent again with other values: of events the finding and when it was entered, of persons the address. */
  #corrected(practice: string, table: 'persons' | 'events'): Cells[] {
    return this.#draw.some(this.#record.rows(practice, table), 3).map((cells) => {
      const id = this.#next();
      if (table === 'persons') return cells.with(5, `X01${id}`);
      return [...cells.slice(0, 4), ...this.#finding(), `${cells[3]}T${timeOf(id)}`, '', ''];
    });
  }

  #withdrawn(practice: string, table: 'persons' | 'events', from = this.#record.rows(practice, table)): Cells[] {
    return this.#draw.some(from, 3).map((cells) => [cells[0] ?? '', table]);
  }

  /** Sometimes somebody of whom every row is withdrawn; never of the last two. */
  #leaver(practice: string): Cells[] {
    const persons = this.#record.rows(practice, 'persons');
    if (persons.length < 3 || this.#draw.percent(50)) return [];
    return this.#withdrawn(practice, 'persons', [this.#draw.pick(persons)]);
  }

  /** Two pseudonyms turn out to be one person: the events of the one become the other's, and its persons row goes. */
  #merged(practice: string): SentFile[] {
    const [kept, gone] = this.#draw.some(this.#record.rows(practice, 'persons'), 2);
    if (kept === undefined || gone === undefined) return [];
    const events = this.#record.rows(practice, 'events').filter((cells) => cells[1] === gone[1]);
    return [
      { practice, table: 'events', good: events.map((cells) => cells.with(1, kept[1] ?? '')), bad: [] },
      { practice, table: 'deletions', good: [[gone[0] ?? '', 'persons']], bad: [] },
    ];
  }

  /** Events of which some, or now and then all, are refused, and a deletion of what was never sent. */
  #withBadRows(practice: string, today: Day): SentFile[] {
    const people = this.#persons(practice, 2);
    const good = this.#draw.percent(25) ? [] : this.#events(practice, people, today);
    const bad = this.#events(practice, people, today).map((cells) => this.#spoilt(cells, good[0]));
    return [
      { practice, table: 'events', good, bad },
      { practice, table: 'deletions', good: [], bad: [[`never-${this.#next()}`, 'events']] },
    ];
  }

  #spoilt(cells: Cells, other: Cells | undefined): Cells {
    const ways: Cells[] = [
      cells.with(1, 'P0'),
      cells.with(3, '2025-02-30'),
      cells.with(3, '2031-01-01'),
      cells.with(4, '38341004'),
      cells.with(5, 'high'),
      cells.slice(1),
      ...(other === undefined ? [] : [cells.with(0, other[0] ?? '')]),
    ];
    return this.#draw.pick(ways);
  }
}

function isSent({ good, bad }: SentFile): boolean {
  return good.length + bad.length > 0;
}

/** A time of day that goes with a number: no two versions of a row are the same. */
function timeOf(id: number): string {
  return [Math.floor(id / 3600) % 24, Math.floor(id / 60) % 60, id % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

export function csvOf({ table, good, bad }: SentFile): string {
  return `${[HEADERS[table], ...[...good, ...bad].map((cells) => cells.join())].join('\n')}\n`;
}
