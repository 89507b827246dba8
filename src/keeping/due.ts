import { addMonths, type Day, hashOf, isoOfDay, type MachineryPass, type OdsCode } from '../base/index.ts';
import { evidenceFiles, type Reader, type Warehouse } from '../warehouse/index.ts';
import type { Held } from './legal-hold.ts';
import type { RetentionRule, RetentionScheduleJson } from './retention-schedule.ts';

type DestroyingRule = Extract<RetentionRule, { readonly fate: 'destroyed' }>;

/** Things of one practice that a rule says are to be destroyed. */
export type Due = {
  readonly rule: string;
  readonly kind: DestroyingRule['kind'];
  readonly reason: string;
  readonly practice: OdsCode;
  /** Pseudonyms, or paths in the warehouse's folder: for the machinery alone. */
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
};

/** What the schedule says is to be destroyed on a day, less what is held. */
export async function dueOn(ask: DueAsk): Promise<DueList> {
  const due: Due[] = [];
  for (const rule of ask.schedule.rules) {
    if (rule.fate === 'kept') continue;
    due.push(...(rule.kind === 'evidence' ? evidenceDue(ask, rule) : await peopleDue(ask, rule)));
  }
  const hash = hashOf([isoOfDay(ask.on), ...due.map(({ rule, practice, names }) => [rule, practice, ...names])]);
  return { on: ask.on, due, hash };
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
  const due: Due[] = [];
  for (const practice of snapshot.practices()) {
    const reader = await snapshot.people(pass, [practice]);
    if (!reader.ok) throw new Error(`a machinery pass reads every practice: ${reader.refusal.message}`);
    const gone = await goneBy(reader.value, lastDay(rule, on)).finally(() => reader.value.close());
    const free = gone.filter((person) => !held.person(practice, person));
    if (gone.length > 0) due.push(dueOf(rule, practice, free, gone.length - free.length));
  }
  return due;
}

/** Pseudonyms of those who had died, or were registered for the last time, by a day; who was never registered is not among them. */
async function goneBy(reader: Reader, last: Day): Promise<string[]> {
  const rows = await reader.rows<{ person_id: string }>(
    `SELECT p.person_id FROM persons p JOIN registrations r USING (person)
      GROUP BY p.person_id
     HAVING coalesce(min(p.died_on), CASE WHEN bool_and(r.registered_to IS NOT NULL) THEN max(r.registered_to) END)
            <= DATE '1970-01-01' + ?
      ORDER BY 1`,
    [last],
  );
  return rows.map((row) => row.person_id);
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
