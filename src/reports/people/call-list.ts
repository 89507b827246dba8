import {
  type Actor,
  accepted,
  type Day,
  financialYearOf,
  mayReadPractice,
  type OdsCode,
  type Outcome,
  type RowFilter,
} from '../../base/index.ts';
import { type LoadedFramework, type MissedPeople, missedPeople } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { measureNamed } from '../measures/measure-named.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';

/** One measure that somebody has not met yet, and what would count. */
export type CallReason = { readonly indicator: string; readonly shortTitle: string; readonly wouldCount: string };

/** Somebody whom the practice could still help. */
export type PersonToCall = {
  /** The pseudonym, which the practice turns back into a person. */
  readonly person: string;
  readonly ageYears: number | null;
  readonly sex: string;
  readonly reasons: readonly CallReason[];
};

/** A practice's people who are counted and not met, with what would count before the year ends. */
export type CallListReport = {
  readonly place: PracticePlace;
  /** The end of the year, before which something must be recorded. */
  readonly periodEnd: Day;
  /** The date that the data run to. */
  readonly achievedOn: Day;
  /** The measure that the list was asked for; null: every measure. */
  readonly indicator: string | null;
  readonly measures: readonly { readonly indicator: string; readonly shortTitle: string; readonly people: number }[];
  readonly people: readonly PersonToCall[];
};

export type CallListAsk = {
  readonly practice: OdsCode;
  readonly indicator?: string;
  readonly framework?: string;
  /** 31 March of the year; that of the business date when not given. */
  readonly periodEnd?: Day;
};

/** Whom to call, for those who may see people: those with most to gain first. */
export function callListReport(context: ReportContext, reader: Actor, ask: CallListAsk): Report<CallListReport> {
  const { practice } = ask;
  const subject = `call list ${practice}${ask.indicator === undefined ? '' : `/${ask.indicator}`}`;
  const what = { actions: ['see people'] as const, practice, verb: 'list people', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ purpose }, under) => {
    const place = placeOf(context.register, practice);
    if (!place.ok) return place;
    const access = context.rules.rowFilter(reader, purpose);
    if (!access.ok) return access;
    const only = ask.indicator === undefined ? undefined : measureNamed(under.framework, ask.indicator);
    if (only?.ok === false) return only;
    const { businessDate } = context;
    const periodEnd = ask.periodEnd ?? financialYearOf(businessDate).end;
    const achievedOn = Math.min(periodEnd, businessDate) as Day;
    const found = await listedOnce(under, access.value, { practice, periodEnd, achievedOn });
    if (!found.ok) return found;
    const indicator = only?.value.id ?? null;
    const people = found.value.filter(({ reasons }) => indicator === null || isMissed(reasons, indicator));
    const missed = Map.groupBy(
      found.value.flatMap(({ reasons }) => reasons),
      (reason) => reason.indicator,
    );
    const measures = under.framework.measures.map(({ id, shortTitle }) => ({
      indicator: id,
      shortTitle,
      people: missed.get(id)?.length ?? 0,
    }));
    return accepted({ place: place.value, periodEnd, achievedOn, indicator, measures, people });
  });
}

function isMissed(reasons: readonly CallReason[], indicator: string): boolean {
  return reasons.some((reason) => reason.indicator === indicator);
}

/** Lists of so many practices are kept at once: they are of people. */
const LISTS_KEPT = 8;
const listed = new OncePerSnapshot<Outcome<readonly PersonToCall[]>>(LISTS_KEPT);

/** Worked out once for a snapshot, for those who may read the practice's records; for single people of it, each time. */
function listedOnce(
  under: ReportContext,
  access: RowFilter,
  of: Pick<MissedPeople, 'practice' | 'periodEnd' | 'achievedOn'>,
): Promise<Outcome<readonly PersonToCall[]>> {
  const list = () => everybodyToCall(under, access, of);
  if (!mayReadPractice(access, of.practice)) return list();
  return listed.answer(under, `${of.practice} ${of.periodEnd} ${of.achievedOn}`, list);
}

/** Everybody with something to meet. Many miss the same, which is put into words once. */
async function everybodyToCall(
  { book, framework }: ReportContext,
  access: RowFilter,
  of: Pick<MissedPeople, 'practice' | 'periodEnd' | 'achievedOn'>,
): Promise<Outcome<readonly PersonToCall[]>> {
  const found = await missedPeople({ ...of, snapshot: book.snapshot(), access, framework });
  if (!found.ok) return found;
  const told = new Map<string, readonly CallReason[]>();
  return accepted(
    found.value.map(({ person, ageYears, sex, missed }) => {
      const key = missed.join(' ');
      const reasons = told.get(key) ?? reasonsOf(framework, missed);
      told.set(key, reasons);
      return { person, ageYears, sex, reasons };
    }),
  );
}

function reasonsOf(framework: LoadedFramework, missed: readonly string[]): readonly CallReason[] {
  return framework.measures
    .filter((measure) => missed.includes(measure.rule))
    .map((measure) => {
      const met = framework.rule(measure.rule).steps.filter((step) => step.kind === 'success');
      return {
        indicator: measure.id,
        shortTitle: measure.shortTitle,
        wouldCount: met.map((step) => step.words).join(', or '),
      };
    });
}
