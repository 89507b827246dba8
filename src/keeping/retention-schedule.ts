import { accepted, type Day, type Json, type Outcome, refused, shape } from '../base/index.ts';
import { listDefinitions, type ReadDb } from '../store/index.ts';

/** What can be destroyed; there is machinery for each. */
const DESTROYED_KINDS = [
  'people who left or died',
  'evidence',
  'service activity',
  'sign-in sessions',
  'keys of feeds',
] as const;
export type DestroyedKind = (typeof DESTROYED_KINDS)[number];
/** What must be kept: no rule of a schedule can say otherwise. */
const KEPT_KINDS = ['counts and provenance', 'ledger and payments', 'decisions and policy', 'audit'] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** For how long a kind of thing is kept, and why. */
export type RetentionRule = {
  readonly id: string;
  /** A sentence that whoever it is about can read. */
  readonly basis: string;
} & (
  | { readonly kind: KeptKind; readonly fate: 'kept' }
  | {
      readonly kind: DestroyedKind;
      readonly fate: 'destroyed';
      readonly years: number;
      /** From when the years are counted, in words. */
      readonly after: string;
    }
);

/** The frozen form. */
export type RetentionScheduleJson = { readonly id: string; readonly rules: readonly RetentionRule[] };

/** The kind of definition under which the schedule is kept. */
export const RETENTION = 'retention';

const rule = { id: shape.text, basis: shape.text };
const SHAPE = shape.record({
  id: shape.text,
  rules: shape.list(
    shape.variants('fate', {
      kept: shape.record({ ...rule, fate: shape.one('kept'), kind: shape.one(...KEPT_KINDS) }),
      destroyed: shape.record({
        ...rule,
        fate: shape.one('destroyed'),
        kind: shape.one(...DESTROYED_KINDS),
        years: shape.whole(1, 100),
        after: shape.text,
      }),
    }),
    1,
  ),
});

/** Checks a schedule: every kind has one rule. Refuses `definition.invalid`, naming every fault. */
export function retentionSchedule(json: Json): Outcome<RetentionScheduleJson> {
  const faults = SHAPE.wrong(json, 'retention');
  const schedule = json as unknown as RetentionScheduleJson;
  const kinds: string[] = faults.length > 0 ? [] : schedule.rules.map(({ kind }) => kind);
  for (const kind of faults.length > 0 ? [] : [...DESTROYED_KINDS, ...KEPT_KINDS]) {
    const rules = kinds.filter((each) => each === kind).length;
    if (rules !== 1) faults.push(`there are ${rules} rules for ${kind}`);
  }
  if (faults.length === 0) return accepted(schedule);
  return refused({
    code: 'definition.invalid',
    message: `The retention schedule cannot be used: ${faults.join('; ')}.`,
    remedy: 'Correct the definition of the schedule.',
  });
}

/** The schedule as known on a day. Refuses `not-found` where none was kept. */
export async function scheduleOn(db: ReadDb, on: Day): Promise<Outcome<RetentionScheduleJson>> {
  const [kept] = await listDefinitions(db, RETENTION, on);
  if (kept !== undefined) return retentionSchedule(kept.json);
  return refused({ code: 'not-found', message: 'No retention schedule is known on this day: nothing is destroyed.' });
}
