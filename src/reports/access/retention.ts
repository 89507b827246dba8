import { type Actor, accepted, type OdsCode } from '../../base/index.ts';
import {
  type Destruction,
  destructions,
  dueOn,
  Held,
  type LegalHold,
  legalHolds,
  type RetentionRule,
  scheduleOn,
} from '../../keeping/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';

/** What a rule says is to be destroyed of one practice, provider or organisation: how much, and how much a hold keeps. */
export type DueRow = {
  readonly rule: string;
  readonly kind: string;
  readonly practice: OdsCode;
  readonly things: number;
  readonly held: number;
};

export type RetentionReport = {
  readonly rules: readonly RetentionRule[];
  readonly due: readonly DueRow[];
  /** Names exactly this list: given to `retention apply`. */
  readonly hash: string;
  /** Those in force first; names in place of users. */
  readonly holds: readonly LegalHold[];
  readonly destroyed: readonly Destruction[];
  readonly mayHold: boolean;
  readonly practices: readonly { readonly practice: OdsCode; readonly name: string }[];
};

/** How long what is kept, what is due to be destroyed, what is held back, and what was destroyed. Of people only how many. */
export function retentionReport(context: ReportContext, reader: Actor): Report<RetentionReport> {
  const what = { actions: ['see retention'] as const, verb: 'list retention', subject: 'retention' };
  return reading(context, reader, what, async () => {
    const { store, clock, warehouse, businessDate: on, indicatorsPass: pass, rules, register } = context;
    const schedule = await store.read((db) => scheduleOn(db, on));
    if (!schedule.ok) return schedule;
    const holds = await store.read(legalHolds);
    const { code: commissioner } = register.commissioner;
    const kept = { warehouse, pass, store, clock, commissioner };
    const list = await dueOn({ ...kept, schedule: schedule.value, held: new Held(holds), on });
    const name = (user: string) => nameOf(context, user);
    return accepted({
      rules: schedule.value.rules,
      due: list.due.map(({ rule, kind, practice, names, held }) => {
        return { rule, kind, practice, things: names.length, held };
      }),
      hash: list.hash,
      holds: holds.map((hold) => ({
        ...hold,
        placedBy: name(hold.placedBy),
        end: hold.end === null ? null : { ...hold.end, by: name(hold.end.by) },
      })),
      destroyed: (await store.read(destructions)).map((done) => ({ ...done, by: name(done.by) })),
      mayHold: rules.may(reader, 'hold records').ok,
      practices: register.practices().map(({ code, name: title }) => ({ practice: code, name: title })),
    });
  });
}
