import {
  type Actor,
  accepted,
  type Day,
  dayFromIso,
  dayText,
  isoOfDay,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  type ReleaseLevel,
  refused,
} from '../../base/index.ts';
import { type CaseSignal, lateSupport, type QualityCase } from '../../monitoring/index.ts';
import { ASSURANCE_READERS } from '../assurance/assurance-practice.ts';
import { type AssuredMeasure, assuredMeasures, resultOfPractice } from '../assurance/assurance-results.ts';
import type { ReportContext } from '../context.ts';
import { lateFeeds } from '../feeds/late-feeds.ts';
import { periodEndAsked } from '../measures/measure-named.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOfPractice } from './seen-cases.ts';

/** Something that somebody might look into. */
export type Signal = {
  readonly kind: CaseSignal['kind'];
  readonly practice: OdsCode;
  readonly name: string;
  readonly words: string;
  /** By which a case can be opened on it: `result X00010 HYP008 2026-03-31`; null of what is followed up otherwise. */
  readonly reference: string | null;
};

/**
 * What arrives by itself: practices far worse than the others on a measure, feeds of practices that are late, and agreed support
 * that is past its day. What is in a case that the reader sees already is left out.
 */
export async function signalsArriving(
  context: ReportContext,
  level: ReleaseLevel,
  cases: readonly QualityCase[],
): Promise<readonly Signal[]> {
  const asked = await periodEndAsked(context, undefined);
  const outliers = asked.ok ? await outlierSignals(context, level, asked.value) : [];
  const taken = new Set(
    cases.flatMap(({ practice, opened }) => opened.says.signals.map((one) => keyOf(practice, one))),
  );
  const late = lateFeeds(context).flatMap(({ sender, words }): readonly Signal[] => {
    const practice = odsCodeFromText(sender);
    if (practice === undefined || !context.register.has(practice)) return [];
    return [{ kind: 'late', practice, name: nameOfPractice(context, practice), words, reference: null }];
  });
  return [
    ...lateSupportSignals(context, cases),
    ...outliers.filter(({ reference }) => !taken.has(reference ?? '')),
    ...late,
  ];
}

function keyOf(practice: OdsCode, signal: CaseSignal): string {
  return signal.kind === 'result' ? `result ${practice} ${signal.indicator} ${signal.periodEnd}` : '';
}

function lateSupportSignals(context: ReportContext, cases: readonly QualityCase[]): readonly Signal[] {
  return cases.flatMap((one) =>
    lateSupport(one, context.businessDate).map(
      ({ what, due }): Signal => ({
        kind: 'late',
        practice: one.practice,
        name: nameOfPractice(context, one.practice),
        words: `Case ${one.id}: the ${what} that was agreed was due on ${dayText(due)} and is not recorded as given.`,
        reference: null,
      }),
    ),
  );
}

async function outlierSignals(context: ReportContext, level: ReleaseLevel, periodEnd: Day): Promise<readonly Signal[]> {
  const measures = await assuredMeasures(context, level, periodEnd);
  return context.register.practices().flatMap(({ code, name }) =>
    measures.flatMap((assured): readonly Signal[] => {
      const judged = resultOfPractice(assured, code)?.judged.value;
      const words = resultWords(assured, code, periodEnd);
      if (judged?.standing !== 'outlier' || judged.side !== 'worse' || words === undefined) return [];
      const reference = `result ${code} ${assured.measure.id} ${isoOfDay(periodEnd)}`;
      return [{ kind: 'result', practice: code, name, words, reference }];
    }),
  );
}

/** What is said of a practice on a measure; undefined where it has no figure. */
function resultWords(assured: AssuredMeasure, practice: OdsCode, periodEnd: Day): string | undefined {
  const result = resultOfPractice(assured, practice);
  const rate = result?.rate.value;
  if (result === undefined || rate?.kind !== 'rate') return undefined;
  const { why, interval } = result.judged.value;
  const { measure, overall } = assured;
  const between = interval === null ? '' : `, 95% interval ${interval.lowerPercent}% to ${interval.upperPercent}%`;
  const average = overall.value.averagePercent === null ? '' : `, all practices ${overall.value.averagePercent}%`;
  return `${measure.id} ${measure.shortTitle} at ${dayText(periodEnd)}: ${rate.percent}%${between}${average}. ${why}`;
}

/**
 * The result that a reference names, as it reads now, for a case to be opened on: an outlier or not, because a group may look into
 * what is not. Refuses `input.invalid` for what names none, and `not-found` where the practice has no figure there.
 */
export function signalNamed(
  context: ReportContext,
  reader: Actor,
  { reference }: { readonly reference: string },
): Report<{ readonly practice: OdsCode; readonly signal: CaseSignal }> {
  const what = { actions: ASSURANCE_READERS, verb: 'read signal', subject: `signal ${reference}` };
  return reading(context, reader, what, async ({ level }, under) => {
    const named = namedIn(reference);
    if (!named.ok) return named;
    const { practice, indicator, periodEnd } = named.value;
    const known = under.register.practice(practice);
    if (!known.ok) return known;
    const measures = await assuredMeasures(under, level, periodEnd);
    const assured = measures.find(({ measure }) => measure.id === indicator);
    const words = assured === undefined ? undefined : resultWords(assured, practice, periodEnd);
    if (words === undefined) {
      const message = `${practice} has no figure on ${indicator} at ${dayText(periodEnd)}.`;
      return refused({ code: 'not-found', message });
    }
    return accepted({
      practice,
      signal: { kind: 'result' as const, indicator, periodEnd: isoOfDay(periodEnd), words },
    });
  });
}

type Named = { readonly practice: OdsCode; readonly indicator: string; readonly periodEnd: Day };

function namedIn(reference: string): Outcome<Named> {
  const [kind, code = '', indicator = '', iso = ''] = reference.trim().split(/\s+/);
  const [practice, periodEnd] = [odsCodeFromText(code), dayFromIso(iso)];
  if (kind === 'result' && practice !== undefined && periodEnd !== undefined) {
    return accepted({ practice, indicator, periodEnd });
  }
  return refused({
    code: 'input.invalid',
    message: `${reference} names no signal.`,
    remedy: 'Name it as the list does, for example result X00010 HYP008 2026-03-31.',
  });
}
