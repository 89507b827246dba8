import {
  type Actor,
  accepted,
  type Day,
  type OdsCode,
  type Outcome,
  type Released,
  refused,
} from '../../base/index.ts';
import { releaseMeasureCounts, releaseRate, type ShownRate } from '../../disclosure/index.ts';
import { type ByClinicianAsk, type ClinicianCount, countsByClinician, type Measure } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { ownPractice } from '../feeds/feeds.ts';
import { measureNamed, measuresOfPeople, periodEndAsked } from '../measures/measure-named.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';

/** A measure among the people of one clinician. */
export type ClinicianResult = {
  /** Null: the name is not the reader's to see. */
  readonly clinician: string | null;
  readonly isReader: boolean;
  readonly rate: Released<ShownRate>;
};

/** One measure by clinician. */
export type ClinicianMeasure = {
  readonly indicator: string;
  readonly shortTitle: string;
  /** With names in order of names; without them from the lowest rate to the highest. */
  readonly results: readonly ClinicianResult[];
  /** People for whom no clinician of the practice recorded anything in the year. */
  readonly others: Released<ShownRate> | null;
};

/** Whose results a reader sees: everybody's with their names, their own alone, or everybody's without names. */
export type Whose = 'everybody' | 'own' | 'unnamed';

/** Measures by clinician in one practice: personal data about staff. */
export type CliniciansReport = {
  readonly place: PracticePlace;
  readonly framework: { readonly id: string; readonly title: string };
  readonly periodEnd: Day;
  readonly whose: Whose;
  /** Those with somebody on their register; of a reader's own, those with somebody who is with the reader. */
  readonly measures: readonly ClinicianMeasure[];
};

export type CliniciansAsk = {
  /** Absent: the reader's own. */
  readonly practice?: OdsCode;
  /** Absent: every measure that a rule about people decides. */
  readonly indicator?: string;
  readonly framework?: string;
  readonly periodEnd?: Day;
};

/**
 * Results by clinician: with names for the practice's partners, a clinician's own for that clinician, as a spread without names for the
 * practice's other staff, and refused to everybody else, those who pay and run the system too.
 */
export function cliniciansReport(context: ReportContext, reader: Actor, ask: CliniciansAsk): Report<CliniciansReport> {
  const practice = ask.practice ?? ownPractice(context, reader);
  const subject = `clinicians ${practice ?? 'of no practice'}/${ask.indicator ?? 'every measure'}`;
  const actions = CLINICIAN_ACTIONS;
  const whose = practice === undefined ? {} : { practice };
  const deed = 'see results by clinician, which are for that clinician and the partners alone,';
  const what = { actions, deed, verb: 'read clinicians', subject, framework: ask.framework, ...whose };
  return reading(context, reader, what, async ({ level }, under) => {
    if (practice === undefined) return refused({ code: 'input.invalid', message: 'Name a practice.' });
    const place = placeOf(context.register, practice);
    if (!place.ok) return place;
    const measures = measuresAsked(under, ask.indicator);
    if (!measures.ok) return measures;
    const periodEnd = await periodEndAsked(under, ask.periodEnd);
    if (!periodEnd.ok) return periodEnd;
    const indicators = measures.value.map(({ rule }) => rule);
    const counts = await countedOnce(under, { practice, periodEnd: periodEnd.value, indicators });
    const whose = whoseSeen(context, reader, practice);
    if (whose === 'own' && reader.clinician === undefined) return NO_CLINICIAN;
    const rateOf = (one: ClinicianCount): Released<ShownRate> =>
      releaseRate(releaseMeasureCounts(level, { ...one, adjustments: [], exclusions: [] }));
    const { id, title } = under.framework;
    return accepted({
      place: place.value,
      framework: { id, title },
      periodEnd: periodEnd.value,
      whose,
      measures: measures.value.flatMap((measure) => measureOf(measure, counts, rateOf, { reader, whose })),
    });
  });
}

/** What any of lets somebody see results by clinician, the widest first. */
export const CLINICIAN_ACTIONS = ['see clinicians', 'see own results', 'see clinician spread'] as const;

function whoseSeen({ rules }: ReportContext, reader: Actor, practice: OdsCode): Whose {
  if (rules.may(reader, 'see clinicians', { practice }).ok) return 'everybody';
  return rules.may(reader, 'see own results', { practice }).ok ? 'own' : 'unnamed';
}

const NO_CLINICIAN = refused({
  code: 'access.denied',
  message: 'You may see your own results, but your account does not say which clinician of the records you are.',
  remedy: 'Ask whoever looks after your account to add your clinician’s pseudonym, as the practice’s extract has it.',
});

const counted = new OncePerSnapshot<readonly ClinicianCount[]>();

/** Counted once for a snapshot; what of it is shown is decided for each reader. */
function countedOnce(
  under: ReportContext,
  of: Pick<ByClinicianAsk, 'practice' | 'periodEnd'> & { readonly indicators: readonly string[] },
): Promise<readonly ClinicianCount[]> {
  const { book, indicatorsPass: pass, framework } = under;
  const key = `${of.practice} ${of.periodEnd} ${of.indicators.join(' ')}`;
  return counted.answer(under, key, () => countsByClinician({ ...of, snapshot: book.snapshot(), pass, framework }));
}

function measuresAsked(under: ReportContext, indicator: string | undefined): Outcome<readonly Measure[]> {
  if (indicator === undefined) return accepted(measuresOfPeople(under.framework));
  const found = measureNamed(under.framework, indicator);
  return found.ok ? accepted([found.value]) : found;
}

function measureOf(
  { id, shortTitle, rule }: Measure,
  counts: readonly ClinicianCount[],
  rateOf: (count: ClinicianCount) => Released<ShownRate>,
  { reader, whose }: { readonly reader: Actor; readonly whose: Whose },
): readonly ClinicianMeasure[] {
  const isReader = ({ clinician }: ClinicianCount): boolean => clinician !== null && clinician === reader.clinician;
  const ofMeasure = counts.filter(({ indicator }) => indicator === rule);
  const seen = whose === 'own' ? ofMeasure.filter(isReader) : ofMeasure;
  if (seen.length === 0) return [];
  const results = seen
    .filter(({ clinician }) => clinician !== null)
    .map((one) => ({ clinician: one.clinician, isReader: isReader(one), rate: rateOf(one) }));
  const other = seen.find(({ clinician }) => clinician === null);
  return [
    {
      indicator: id,
      shortTitle,
      results: whose === 'unnamed' ? spread(results) : results,
      others: other === undefined ? null : rateOf(other),
    },
  ];
}

/** The same results without names, in an order that says nothing of whose they are. */
function spread(results: readonly ClinicianResult[]): readonly ClinicianResult[] {
  const percentOf = ({ rate: { value } }: ClinicianResult): number =>
    value.kind === 'rate' ? Number(value.percent) : -1;
  return results
    .toSorted((a, b) => percentOf(a) - percentOf(b))
    .map(({ rate }) => ({ clinician: null, isReader: false, rate }));
}
