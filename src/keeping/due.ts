import { feedKeysUnusedSince, sessionsUnusedSince } from '../access/index.ts';
import {
  addDays,
  addMonths,
  type Clock,
  type Day,
  dayFromIso,
  hashOf,
  isoOfDay,
  lastDayOf,
  type MachineryPass,
  type OdsCode,
  startInLondon,
} from '../base/index.ts';
import type { Store } from '../store/index.ts';
import { evidenceFiles, PEOPLE_PER_SENDER, type Reader, type Warehouse } from '../warehouse/index.ts';
import type { Held } from './legal-hold.ts';
import type { RetentionRule, RetentionScheduleJson } from './retention-schedule.ts';

type DestroyingRule = Extract<RetentionRule, { readonly fate: 'destroyed' }>;

/** Things of one practice, provider or organisation that a rule says are to be destroyed. */
export type Due = {
  readonly rule: string;
  readonly kind: DestroyingRule['kind'];
  readonly reason: string;
  readonly practice: OdsCode;
  /** Pseudonyms, paths in the warehouse's folder, months of activity, ids: for the machinery alone. */
  readonly names: readonly string[];
  /** How many more would be due if no hold kept them. */
  readonly held: number;
};

/** Everything that is due on a day. `hash` names exactly this list: what is agreed to is what is destroyed. */
export type DueList = { readonly on: Day; readonly due: readonly Due[]; readonly hash: string };

export type DueAsk = {
  readonly warehouse: Warehouse;
  /** Counting whom nobody has seen for years reads every row. */
  readonly pass: MachineryPass;
  readonly schedule: RetentionScheduleJson;
  readonly held: Held;
  readonly on: Day;
  readonly store: Store;
  /** Sessions and keys are dated by it: a business date that was moved on ends nobody's session. */
  readonly clock: Clock;
  /** To whom sessions of people of no organisation are counted. */
  readonly commissioner: OdsCode;
};

/** What the schedule says is to be destroyed on a day, less what is held. */
export async function dueOn(ask: DueAsk): Promise<DueList> {
  const due: Due[] = [];
  for (const rule of ask.schedule.rules) {
    if (rule.fate === 'kept') continue;
    due.push(...(await dueBy(ask, rule)));
  }
  const hash = hashOf([isoOfDay(ask.on), ...due.map(({ rule, practice, names }) => [rule, practice, ...names])]);
  return { on: ask.on, due, hash };
}

function dueBy(ask: DueAsk, rule: DestroyingRule): Due[] | Promise<Due[]> {
  switch (rule.kind) {
    case 'people who left or died':
      return peopleDue(ask, rule);
    case 'evidence':
      return evidenceDue(ask, rule);
    case 'service activity':
      return activityDue(ask, rule);
    case 'sign-in sessions':
      return unusedDue(ask, rule, sessionsUnusedSince);
    case 'keys of feeds':
      return unusedDue(ask, rule, feedKeysUnusedSince);
  }
}

/**
 * Months of providers' activity. A hold on a practice or a person holds the activity of whoever is no practice as well: it
 * has people of every practice in it.
 */
function activityDue({ warehouse, held, on }: DueAsk, rule: DestroyingRule): Due[] {
  const last = lastDay(rule, on);
  const snapshot = warehouse.current();
  const practices: ReadonlySet<string> = new Set(snapshot.practices());
  const old = snapshot.activityMonths().filter(({ month }) => lastDayOf(month) <= last);
  return [...Map.groupBy(old, ({ provider }) => provider)].map(([provider, months]) => {
    const parts = months.map(({ part }) => part);
    const isHeld = practices.has(provider) ? held.practice(provider) : held.anything();
    return isHeld ? dueOf(rule, provider, [], parts.length) : dueOf(rule, provider, parts, 0);
  });
}

async function unusedDue(ask: DueAsk, rule: DestroyingRule, unusedSince: typeof sessionsUnusedSince): Promise<Due[]> {
  const { held, store, clock, commissioner } = ask;
  const today = dayFromIso(clock.now().slice(0, 'YYYY-MM-DD'.length)) ?? ask.on;
  const on = Math.min(today, ask.on) as Day;
  const before = startInLondon(addDays(lastDay(rule, on), 1));
  const unused = await store.read((db) => unusedSince(db, before));
  const byOrganisation = [...Map.groupBy(unused, (one) => one.organisation ?? commissioner)];
  return byOrganisation
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([organisation, own]) => {
      const ids = own.map(({ id }) => id);
      return held.practice(organisation)
        ? dueOf(rule, organisation, [], ids.length)
        : dueOf(rule, organisation, ids, 0);
    });
}

function evidenceDue({ warehouse, held, on }: DueAsk, rule: DestroyingRule): Due[] {
  const last = lastDay(rule, on);
  const old = evidenceFiles(warehouse.directory).filter(({ periodEnd }) => periodEnd <= last);
  return [...Map.groupBy(old, ({ practice }) => practice)].map(([practice, files]) => {
    const paths = files.map(({ path }) => path);
    return held.practice(practice) ? dueOf(rule, practice, [], paths.length) : dueOf(rule, practice, paths, 0);
  });
}

async function peopleDue({ warehouse, pass, held, on }: DueAsk, rule: DestroyingRule): Promise<Due[]> {
  const snapshot = warehouse.current();
  const practices = new Map(snapshot.manifest.senders.map(({ ordinal, practice }) => [ordinal, practice]));
  const reader = await snapshot.people(pass, [...practices.values()]);
  if (!reader.ok) throw new Error(`a machinery pass reads every practice: ${reader.refusal.message}`);
  const gone = await goneBy(reader.value, lastDay(rule, on)).finally(() => reader.value.close());
  return [...Map.groupBy(gone, ({ sender }) => practices.get(sender))].flatMap(([practice, rows]) => {
    if (practice === undefined) return [];
    const persons = rows.map((row) => row.person_id);
    const free = persons.filter((person) => !held.person(practice, person));
    return [dueOf(rule, practice, free, persons.length - free.length)];
  });
}

type Gone = { readonly sender: number; readonly person_id: string };

const LAST = `DATE '1970-01-01' + $1`;

/** Those who had died, or were registered for the last time, by a day, with their sender's ordinal; who was never registered is not among them. */
async function goneBy(reader: Reader, last: Day): Promise<readonly Gone[]> {
  return reader.rows<Gone>(
    `WITH gone AS (
       SELECT person FROM persons WHERE died_on <= ${LAST} AND person IN (SELECT person FROM registrations)
       UNION
       SELECT person FROM registrations r
        WHERE registered_to <= ${LAST}
          AND NOT EXISTS (FROM registrations o
                           WHERE o.person = r.person AND (o.registered_to IS NULL OR o.registered_to > ${LAST}))
          AND NOT EXISTS (FROM persons p WHERE p.person = r.person AND p.died_on > ${LAST}))
     SELECT p.person // ${PEOPLE_PER_SENDER} AS sender, p.person_id FROM persons p JOIN gone USING (person)
      ORDER BY 1, 2`,
    [last],
  );
}

function dueOf(
  { id, kind, years, after }: DestroyingRule,
  practice: OdsCode,
  names: readonly string[],
  held: number,
): Due {
  return { rule: id, kind, reason: `${id}: ${years} years after ${after}`, practice, names, held };
}

const MONTHS_A_YEAR = 12;

/** The last day on which what began then is due. */
function lastDay({ years }: DestroyingRule, on: Day): Day {
  return addMonths(on, -MONTHS_A_YEAR * years);
}
