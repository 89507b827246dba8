import { accepted, type Json, type Outcome, refused, shape } from '../../base/index.ts';

const { list, one, optional, record, text, whole } = shape;

/** A condition, of which ages the published estimate of it is, and how much it weighs unless a reader says otherwise. */
export type FoundCondition = {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
  /** Age bands of the list-size file; absent: everybody. */
  readonly ages?: readonly string[];
  readonly of: string;
  readonly status: 'found' | 'computed' | 'unverified' | 'invented';
  readonly basis: string;
};

/** How published case-finding is set beside payment. The one frozen form of it. */
export type CaseFindingJson = {
  readonly id: string;
  /** As `measure_values` calls where recorded and expected prevalence are from. */
  readonly source: string;
  readonly conditions: readonly FoundCondition[];
  readonly notUsed: readonly { readonly name: string; readonly why: string }[];
  /** Components of the published payment that are left out of it. */
  readonly leftOutOfPayment: readonly { readonly component: string; readonly name: string }[];
  /** Interquartile ranges beyond the quartiles from which a figure is doubted. */
  readonly fences: number;
  /** By how many per cent the lists of the two files may differ before a practice is left out. */
  readonly listsApartPercent: number;
};

const conditionShape = record({
  id: text,
  name: text,
  weight: whole(0, 9),
  ages: optional(list(text, 1)),
  of: text,
  status: one('found', 'computed', 'unverified', 'invented'),
  basis: text,
});
const caseFindingShape = record({
  id: text,
  source: text,
  conditions: list(conditionShape, 1),
  notUsed: list(record({ name: text, why: text })),
  leftOutOfPayment: list(record({ component: text, name: text })),
  fences: whole(1, 20),
  listsApartPercent: whole(1, 100),
});

/** Reads a kept definition. Refuses `definition.invalid`, naming what is wrong; two conditions of one id; no weight at all. */
export function loadCaseFinding(json: Json): Outcome<CaseFindingJson> {
  const [wrong] = caseFindingShape.wrong(json, 'case-finding');
  if (wrong !== undefined) return invalid(wrong);
  const found = json as unknown as CaseFindingJson;
  const ids = found.conditions.map(({ id }) => id);
  if (new Set(ids).size < ids.length) return invalid('a condition is named twice');
  if (found.conditions.every(({ weight }) => weight === 0)) return invalid('no condition has a weight');
  return accepted(found);
}

function invalid(what: string): Outcome<never> {
  return refused({
    code: 'definition.invalid',
    message: `The definition of case-finding is not usable: ${what}.`,
    remedy: 'Correct definitions/assurance/case-finding.ts.',
  });
}
