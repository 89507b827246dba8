import { accepted, exactText, type Outcome } from '../../base/index.ts';
import {
  type ClinicianMeasure,
  type ClinicianResult,
  type CliniciansAsk,
  type CliniciansReport,
  cliniciansReport,
} from '../../reports/index.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** Results by clinician for the practice's partners, a clinician's own, or a spread without names for its other staff. */
export async function calculateByClinician(
  { context, actor }: VerbCall,
  ask: CliniciansAsk,
): Promise<Outcome<VerbResult>> {
  const report = await cliniciansReport(context, actor, ask);
  if (!report.ok) return report;
  const { place, framework, periodEnd, whose, measures, basis } = report.value;
  return accepted({
    json: {
      practice: place.practice,
      periodEnd: isoDay(periodEnd),
      framework: framework.id,
      release: basis.release,
      snapshot: basis.snapshot,
      whose,
      results: measures.flatMap((measure) => everyResult(measure).map((one) => jsonOf(report.value, measure, one))),
    },
    text: textTable(
      ['Indicator', 'Clinician', 'Denominator', 'Numerator', 'Achieved'],
      measures.flatMap((measure) => everyResult(measure).map((one) => rowOf(measure, one))),
    ),
  });
}

/** A clinician's result, or that of the people for whom no clinician recorded anything. */
type OneResult = ClinicianResult & { readonly isOthers: boolean };

function everyResult({ results, others }: ClinicianMeasure): readonly OneResult[] {
  const named = results.map((one) => ({ ...one, isOthers: false }));
  return others === null ? named : [...named, { clinician: null, isReader: false, rate: others, isOthers: true }];
}

function jsonOf({ place }: CliniciansReport, { indicator, shortTitle }: ClinicianMeasure, one: OneResult): object {
  const { clinician, rate, isOthers } = one;
  const { value } = rate;
  const counts =
    value.kind === 'rate'
      ? { value: exactText(value.ratio), denominator: value.denominator, numerator: value.numerator }
      : { value: null, words: value.words };
  const head = { indicator, title: shortTitle, level: 'clinician', area: place.practice, clinician, isOthers };
  return { ...head, ...counts, release: rate.level };
}

function rowOf({ indicator }: ClinicianMeasure, { clinician, isOthers, rate: { value } }: OneResult): string[] {
  const who = clinician ?? (isOthers ? 'nobody recorded anything' : 'name left out');
  if (value.kind === 'none') return [indicator, who, '', '', value.words];
  return [indicator, who, String(value.denominator), String(value.numerator), `${value.percent}%`];
}
