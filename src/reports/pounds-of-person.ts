import { type Actor, accepted, type Day, dayText, type OdsCode, type Outcome, type RowFilter } from '../base/index.ts';
import { explain, type Measure, type PersonExplanation } from '../indicators/index.ts';
import type { ReportContext } from './context.ts';
import { measureNamed } from './measure-named.ts';
import { personSubject } from './person.ts';
import { placeOf } from './place.ts';
import { reading } from './reading.ts';
import type { PracticePlace, Report } from './report.ts';
import { type MeasurePart, measureParts, type TouchedPound } from './touched-pound.ts';

/** From a person back to every pound they touch. */
export type PoundsOfPersonReport = {
  readonly place: PracticePlace;
  readonly person: string;
  readonly pounds: readonly TouchedPound[];
  /** Said when nothing is touched, and what the amounts mean. */
  readonly words: string;
};

export type PoundsOfPersonAsk = { readonly practice: OdsCode; readonly person: string };

const TOUCHED =
  'Each amount is the whole line that the count is put into, and the measure’s part of it; everybody on the register moves both. The registered list counts people too, but is published as a number and names nobody.';
const UNTOUCHED = 'No statement line rests on a measure that counts this person.';

/** Every line of a statement that rests on a count with this person in it, for those who may see people. */
export function poundsOfPersonReport(
  context: ReportContext,
  reader: Actor,
  ask: PoundsOfPersonAsk,
): Report<PoundsOfPersonReport> {
  const { practice, person } = ask;
  const what = { actions: ['see people'] as const, practice, verb: 'read pounds of person' };
  return reading(context, reader, { ...what, subject: personSubject(practice, person) }, async ({ purpose }) => {
    const place = placeOf(context.register, practice);
    if (!place.ok) return place;
    const money = context.rules.may(reader, 'see practice money', { practice });
    if (!money.ok) return money;
    const access = context.rules.rowFilter(reader, purpose);
    if (!access.ok) return access;
    const parts = await measureParts(context, practice);
    const counts = [...Map.groupBy(parts, (part) => `${part.indicator} ${part.periodEnd}`).values()];
    const found = await Promise.all(counts.map((ofCount) => touchedBy(context, access.value, ask, ofCount)));
    const refusal = found.find((one) => !one.ok);
    if (refusal !== undefined) return refusal;
    const pounds = found.flatMap((one) => (one.ok ? one.value : []));
    return accepted({ place: place.value, person, pounds, words: pounds.length === 0 ? UNTOUCHED : TOUCHED });
  });
}

/** Parts that rest on one count, when the person is in it. */
async function touchedBy(
  context: ReportContext,
  access: RowFilter,
  { practice, person }: PoundsOfPersonAsk,
  parts: readonly MeasurePart[],
): Promise<Outcome<readonly TouchedPound[]>> {
  const [first] = parts;
  const measure = first === undefined ? undefined : measureNamed(context.framework, first.indicator);
  if (first === undefined || measure === undefined || !measure.ok) return accepted([]);
  const found = await explain({
    snapshot: context.book.snapshot(),
    access,
    framework: context.framework,
    indicator: measure.value.rule,
    practice,
    periodEnd: first.periodEnd,
    person,
  });
  if (!found.ok) return found;
  const counted = found.value.find((explanation) => isInPay(explanation.outcome, measure.value));
  if (counted === undefined) return accepted([]);
  return accepted(parts.map((part) => ({ ...part, words: wordsOf(counted, part.periodEnd) })));
}

/** Whoever is on the register moves the prevalence factor; otherwise only those in the denominator count. */
function isInPay(outcome: PersonExplanation['outcome'], measure: Measure): boolean {
  if (outcome === 'not on register') return false;
  return measure.prevalenceAdjusted || outcome === 'numerator' || outcome === 'missed';
}

const COUNTED_AS = {
  numerator: 'On the register and in the numerator',
  missed: 'On the register and in the denominator, not in the numerator',
  adjusted: 'On the register; adjusted, so not in the denominator',
  excluded: 'On the register; excluded, so not in the denominator',
  'not on register': 'Not on the register',
} as const;

function wordsOf({ outcome, clause }: PersonExplanation, periodEnd: Day): string {
  return `${COUNTED_AS[outcome]} at ${dayText(periodEnd)}: ${clause}`;
}
