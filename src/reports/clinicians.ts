import { type Actor, accepted, type Day, type OdsCode, type Released } from '../base/index.ts';
import { releaseMeasureCounts, releaseRate, type ShownRate } from '../disclosure/index.ts';
import { countsByClinician } from '../indicators/index.ts';
import type { ReportContext } from './context.ts';
import { measureNamed, periodEndAsked } from './measure-named.ts';
import { placeOf } from './place.ts';
import { reading } from './reading.ts';
import type { PracticePlace, Report } from './report.ts';

/** A measure among the people of one clinician. Null: the name is not the reader's to see. */
export type ClinicianResult = { readonly clinician: string | null; readonly rate: Released<ShownRate> };

/** A measure by clinician in one practice: personal data about staff. */
export type CliniciansReport = {
  readonly place: PracticePlace;
  readonly indicator: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
  readonly isNamed: boolean;
  /** With names in order of names; without them from the lowest rate to the highest. */
  readonly results: readonly ClinicianResult[];
  /** People for whom no clinician of the practice recorded anything in the year. */
  readonly others: Released<ShownRate> | null;
};

export type CliniciansAsk = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly periodEnd?: Day;
  readonly framework?: string;
};

/** Results by clinician: with names for the practice's partners, as a spread without names for its other staff. */
export function cliniciansReport(context: ReportContext, reader: Actor, ask: CliniciansAsk): Report<CliniciansReport> {
  const { practice } = ask;
  const subject = `clinicians ${practice}/${ask.indicator}`;
  const actions = ['see clinicians', 'see clinician spread'] as const;
  const what = { actions, practice, verb: 'read clinicians', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ level }, under) => {
    const place = placeOf(context.register, practice);
    if (!place.ok) return place;
    const measure = measureNamed(under.framework, ask.indicator);
    if (!measure.ok) return measure;
    const periodEnd = await periodEndAsked(context, ask.periodEnd);
    if (!periodEnd.ok) return periodEnd;
    const counts = await countsByClinician({
      snapshot: context.book.snapshot(),
      pass: context.indicatorsPass,
      framework: under.framework,
      indicator: measure.value.rule,
      practice,
      periodEnd: periodEnd.value,
    });
    const isNamed = context.rules.may(reader, 'see clinicians', { practice }).ok;
    const rateOf = (one: (typeof counts)[number]): Released<ShownRate> =>
      releaseRate(releaseMeasureCounts(level, { ...one, adjustments: [], exclusions: [] }));
    const named = counts.filter(({ clinician }) => clinician !== null);
    const results = named.map((one) => ({ clinician: one.clinician, rate: rateOf(one) }));
    const other = counts.find(({ clinician }) => clinician === null);
    const { id, shortTitle } = measure.value;
    return accepted({
      place: place.value,
      indicator: id,
      shortTitle,
      periodEnd: periodEnd.value,
      isNamed,
      results: isNamed ? results : spread(results),
      others: other === undefined ? null : rateOf(other),
    });
  });
}

/** The same results without names, in an order that says nothing of whose they are. */
function spread(results: readonly ClinicianResult[]): readonly ClinicianResult[] {
  const percentOf = ({ rate: { value } }: ClinicianResult): number =>
    value.kind === 'rate' ? Number(value.percent) : -1;
  return results.toSorted((a, b) => percentOf(a) - percentOf(b)).map(({ rate }) => ({ clinician: null, rate }));
}
