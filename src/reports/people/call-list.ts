import { type Actor, accepted, type Day, financialYearOf, type OdsCode } from '../../base/index.ts';
import { missedPeople } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { measureNamed } from '../measures/measure-named.ts';
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
    const { framework } = under;
    const periodEnd = ask.periodEnd ?? financialYearOf(businessDate).end;
    const achievedOn = Math.min(periodEnd, businessDate) as Day;
    const snapshot = context.book.snapshot();
    const found = await missedPeople({ snapshot, access: access.value, framework, practice, periodEnd, achievedOn });
    if (!found.ok) return found;
    const rule = only?.value.rule;
    const people = found.value
      .filter(({ missed }) => rule === undefined || missed.includes(rule))
      .map(({ person, ageYears, sex, missed }) => ({ person, ageYears, sex, reasons: reasonsOf(under, missed) }));
    const measures = framework.measures.map((measure) => ({
      indicator: measure.id,
      shortTitle: measure.shortTitle,
      people: found.value.filter(({ missed }) => missed.includes(measure.rule)).length,
    }));
    const indicator = only?.value.id ?? null;
    return accepted({ place: place.value, periodEnd, achievedOn, indicator, measures, people });
  });
}

function reasonsOf({ framework }: ReportContext, missed: readonly string[]): readonly CallReason[] {
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
