/**
 * People as the tables of definitions and tests write them. A record is a list of items parted by semicolons:
 *
 *   HYP_COD 2018-01-01            the first code of that codelist on that day; HYP_COD#2 the second
 *   IFCCHBAM_COD 58 2025-11-11    with its value
 *   BP 140/90 2025-09-01 home     a whole blood pressure reading, at home
 *   systolic 140 2025-09-01       half of one; so is diastolic
 *   … at 10:30  … row b7  … in e5 when it was recorded, its row id, its encounter
 *   born 1946-04-01   sex M   ethnicity J   died 2025-12-01
 *   registered 2015-06-01 to 2026-01-01 temporary
 *   ed_attendance 2025-06-01T09:00 to 2025-06-01T11:00
 *   emergency_admission 2025-06-01 to 2025-06-05 for J20.9 J44.1 op K401 method 21 source 51 dest 79 by X0H02
 *                                 an encounter; without “to” it is open; midnight where no time is said
 *   no HYP_COD                    without what everybody of the table has
 */
import { assert, type Day, day } from '../../base/index.ts';

export type WrittenEvent = {
  readonly codelist: string;
  /** Which of its codes, from 1; absent: the first. */
  readonly item?: number;
  readonly on: Day;
  readonly value: string | null;
  readonly isHome: boolean;
  /** Minutes after midnight; null: not recorded. */
  readonly minute: number | null;
  readonly rowId: string | null;
  readonly encounter: string | null;
};

export type WrittenRegistration = { readonly from: Day; readonly to: Day | null; readonly kind: string };

export type WrittenEncounter = {
  readonly kind: string;
  /** Minutes since 1970. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly organisation: string;
  readonly method: string | null;
  readonly source: string | null;
  readonly destination: string | null;
  /** ICD-10 codes, the primary first, and OPCS-4 codes. */
  readonly diagnoses: readonly string[];
  readonly procedures: readonly string[];
};

export type WrittenPerson = {
  readonly born: Day;
  readonly sex: string;
  readonly ethnicity?: string | null;
  readonly died: Day | null;
  readonly registrations: readonly WrittenRegistration[];
  readonly events: readonly WrittenEvent[];
  readonly encounters?: readonly WrittenEncounter[];
};

const DATE = String.raw`\d{4}-\d{2}-\d{2}`;
const EVENT = new RegExp(`^(\\S+)(?: (-?[\\d./]+))? (${DATE})((?: home| at \\d\\d:\\d\\d| row \\S+| in \\S+)*)$`);

function eventsOf(item: string): WrittenEvent[] {
  const [, name = '', value = null, date = '', more = ''] = EVENT.exec(item) ?? [];
  assert(name !== '', `“${item}” is an item of a record`);
  const time = / at (\d\d):(\d\d)/.exec(more);
  const common = {
    on: day(date),
    isHome: more.includes(' home'),
    minute: time ? Number(time[1]) * 60 + Number(time[2]) : null,
    rowId: / row (\S+)/.exec(more)?.[1] ?? null,
    encounter: / in (\S+)/.exec(more)?.[1] ?? null,
  };
  if (name !== 'BP') {
    const [list = '', item] = name.split('#');
    const codelist = { systolic: 'SYSBP_COD', diastolic: 'DIASBP_COD' }[list] ?? list;
    return [{ codelist, value, ...(item === undefined ? {} : { item: Number(item) }), ...common }];
  }
  const [top = null, bottom = null] = value?.split('/') ?? [];
  const half = (codelist: string, of: string | null): WrittenEvent => ({
    codelist,
    value: of,
    ...common,
    rowId: common.rowId && `${common.rowId}-${codelist}`,
  });
  return [half('SYSBP_COD', top), half('DIASBP_COD', bottom)];
}

const MOMENT = String.raw`\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?`;
const ENCOUNTER = new RegExp(
  `^([a-z]+(?:_[a-z]+)+) (${MOMENT})(?: to (${MOMENT}))?((?: (?:for|op|method|source|dest|by)(?: [A-Z0-9][A-Z0-9.]*)+)*)$`,
);
const MINUTES_A_DAY = 1440;

function minutesOf(moment: string): number {
  const [date = '', time = '00:00'] = moment.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return day(date) * MINUTES_A_DAY + hours * 60 + minutes;
}

function encounterOf(item: string): WrittenEncounter {
  const [, kind = '', from = '', to, more = ''] = ENCOUNTER.exec(item) ?? [];
  assert(kind !== '', `“${item}” is an encounter`);
  const said = (word: string): string[] =>
    (new RegExp(` ${word}((?: [A-Z0-9][A-Z0-9.]*)+)`).exec(more)?.[1] ?? '').split(' ').filter((part) => part !== '');
  return {
    kind,
    startedAt: minutesOf(from),
    endedAt: to === undefined ? null : minutesOf(to),
    organisation: said('by')[0] ?? 'X0H01',
    method: said('method')[0] ?? null,
    source: said('source')[0] ?? null,
    destination: said('dest')[0] ?? null,
    diagnoses: said('for'),
    procedures: said('op'),
  };
}

function registrationOf(item: string): WrittenRegistration {
  const match = new RegExp(`^registered (${DATE})(?: to (${DATE}))?( temporary)?$`).exec(item);
  assert(match !== null, `“${item}” is a registration`);
  return { from: day(match[1] ?? ''), to: match[2] ? day(match[2]) : null, kind: match[3] ? 'temporary' : 'regular' };
}

function isEncounter(item: string): boolean {
  return /^[a-z]+_[a-z_]+ /.test(item);
}

function items(text: string): string[] {
  return text
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** What everybody of a table has and what is written of one person, as one record: own items take the place of the same. */
export function wholeRecord(everybody: string, own: string): string {
  const [usual, written] = [items(everybody), items(own)];
  const kind = (item: string): string => /^(no )?(\S+)/.exec(item)?.[2] ?? '';
  const named = new Set(written.map(kind));
  const all = [...usual.filter((item) => !named.has(kind(item))), ...written];
  return all.filter((item) => !item.startsWith('no ')).join('; ');
}

/** A person from what everybody of the table has and what is written of them. @throws Bug for what is no record */
export function writtenPerson(everybody: string, own: string): WrittenPerson {
  const all = items(wholeRecord(everybody, own));
  const last = (name: string): string | undefined =>
    all.findLast((item) => item.startsWith(`${name} `))?.slice(name.length + 1);
  const died = last('died');
  const facts = all.filter((item) => !/^(born|sex|ethnicity|died|registered) /.test(item));
  return {
    born: day(last('born') ?? ''),
    sex: last('sex') ?? '',
    ethnicity: last('ethnicity') ?? null,
    died: died === undefined ? null : day(died),
    registrations: all.filter((item) => item.startsWith('registered ')).map(registrationOf),
    events: facts.filter((item) => !isEncounter(item)).flatMap(eventsOf),
    encounters: facts.filter(isEncounter).map(encounterOf),
  };
}
