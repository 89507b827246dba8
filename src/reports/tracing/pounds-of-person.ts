import { personSubject } from '../../audit/index.ts';
import {
  type Actor,
  accepted,
  type Day,
  dayText,
  type OdsCode,
  type Outcome,
  type RowFilter,
  refused,
} from '../../base/index.ts';
import { explainWhole, type LoadedFramework, type Measure, type PersonExplanation } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { measureNamed } from '../measures/measure-named.ts';
import { OncePerPerson } from '../once-per-person.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { claimsAbout, poundsOfClaims } from './pounds-of-claims.ts';
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
  'Each amount is the whole line that the count is put into, and the measure’s part of it; everybody on the register moves both. A claim’s part is what was claimed for this person. The registered list counts people too, but is published as a number and names nobody.';
const UNTOUCHED = 'No statement line rests on a measure that counts this person, or on a claim for them.';

/**
 * Every line of a statement that rests on a count with this person in it, for those who may see people. Refuses
 * `not-found` when the practice sent nobody of that pseudonym.
 */
export function poundsOfPersonReport(
  context: ReportContext,
  reader: Actor,
  ask: PoundsOfPersonAsk,
): Report<PoundsOfPersonReport> {
  const { practice, person } = ask;
  const what = { actions: ['see people'] as const, practice, person, verb: 'read pounds of person' };
  return reading(context, reader, { ...what, subject: personSubject(practice, person) }, async ({ purpose }) => {
    const place = placeOf(context.register, practice);
    if (!place.ok) return place;
    const money = context.rules.may(reader, 'see practice money', { practice });
    if (!money.ok) return money;
    const access = context.rules.rowFilter(reader, purpose);
    if (!access.ok) return access;
    const parts = await measureParts(context, practice);
    const found = await explainedOnce(context, access.value, ask, parts);
    if (!found.ok) return found;
    const resting = [...Map.groupBy(parts, (part) => `${part.periodEnd} ${part.snapshot}`).values()];
    const pounds = resting.flatMap((same) => touchedBy(context, found.value, same));
    const claimed = await claimsAbout(context, access.value, ask);
    if (!claimed.ok) return claimed;
    pounds.push(...(await poundsOfClaims(context, claimed.value)));
    if (pounds.length > 0) return accepted({ place: place.value, person, pounds, words: TOUCHED });
    const sent = await isSent(context, access.value, ask);
    if (!sent.ok) return sent;
    if (sent.value) return accepted({ place: place.value, person, pounds, words: UNTOUCHED });
    return refused({ code: 'not-found', message: `${practice} has sent nobody with the pseudonym ${person}.` });
  });
}

/** Whether the practice sent somebody of this pseudonym. */
async function isSent(
  { book }: ReportContext,
  access: RowFilter,
  { practice, person }: PoundsOfPersonAsk,
): Promise<Outcome<boolean>> {
  const people = await book.snapshot().people(access, [practice]);
  if (!people.ok) return people;
  try {
    const found = await people.value.rows('SELECT 1 FROM persons WHERE person_id = ? LIMIT 1', [person]);
    return accepted(found.length > 0);
  } finally {
    people.value.close();
  }
}

/** What every rule decided about the person, by period end. */
type ByPeriodEnd = ReadonlyMap<Day, readonly PersonExplanation[]>;
type BySnapshot = Outcome<ReadonlyMap<string, ByPeriodEnd>>;

const explained = new OncePerPerson<BySnapshot>();

function explainedOnce(
  context: ReportContext,
  access: RowFilter,
  ask: PoundsOfPersonAsk,
  parts: readonly MeasurePart[],
): Promise<BySnapshot> {
  const also = [...new Set(parts.map(({ snapshot, periodEnd }) => `${snapshot} ${periodEnd}`))].sort().join(' ');
  return explained.answer(context, access, { ...ask, also }, () => explainedBySnapshot(context, access, ask, parts));
}

/**
 * The person as each snapshot had them that a part rests on, by its hash. Snapshots in which the practice's rows are the same are
 * read once; in one that does not have the person nothing is decided about them.
 */
async function explainedBySnapshot(
  { framework, warehouse }: ReportContext,
  access: RowFilter,
  ask: PoundsOfPersonAsk,
  parts: readonly MeasurePart[],
): Promise<BySnapshot> {
  const periodEnds = [...new Set(parts.map(({ periodEnd }) => periodEnd))];
  const [byRows, bySnapshot] = [new Map<string, ByPeriodEnd>(), new Map<string, ByPeriodEnd>()];
  for (const hash of new Set(parts.map(({ snapshot }) => snapshot))) {
    const snapshot = warehouse.at(hash);
    if (!snapshot.ok) return snapshot;
    const rows = snapshot.value.rowsHash(ask.practice);
    if (!byRows.has(rows)) {
      const found = await explainWhole({ ...ask, periodEnds, snapshot: snapshot.value, access, framework });
      if (!found.ok && found.refusal.code !== 'not-found') return found;
      byRows.set(rows, found.ok ? found.value : new Map());
    }
    bySnapshot.set(hash, byRows.get(rows) ?? new Map());
  }
  return accepted(bySnapshot);
}

/** Those parts with the person in their count as it was then. */
function touchedBy(
  { framework }: ReportContext,
  explained: ReadonlyMap<string, ByPeriodEnd>,
  parts: readonly MeasurePart[],
): readonly TouchedPound[] {
  return parts.flatMap(({ snapshot, ...part }) => {
    const measure = measureNamed(framework, part.indicator);
    if (!measure.ok) return [];
    const all = explained.get(snapshot)?.get(part.periodEnd) ?? [];
    const explanation = all.find((one) => one.indicator === measure.value.rule);
    if (explanation === undefined || !isInPay(explanation, measure.value, framework, all)) return [];
    return [{ ...part, words: wordsOf(explanation, part.periodEnd) }];
  });
}

/** Whoever is on the register of the prevalence moves the factor; otherwise only those in the denominator count. */
function isInPay(
  { outcome }: PersonExplanation,
  { prevalenceAdjusted, prevalenceRegister }: Measure,
  framework: LoadedFramework,
  all: readonly PersonExplanation[],
): boolean {
  if (outcome === 'numerator' || outcome === 'missed') return true;
  if (!prevalenceAdjusted) return false;
  if (prevalenceRegister === undefined) return outcome !== 'not on register';
  const counting = framework.rules.find((rule) => rule.register === prevalenceRegister)?.id;
  return all.some((one) => one.indicator === counting && one.outcome !== 'not on register');
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
