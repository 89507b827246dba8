import { type Json, shape } from '../../base/index.ts';
import { FORMS } from './form.ts';
import { each, formula, isRecord, name } from './formula-shape.ts';

const { list, optional, record, text } = shape;
type Shape = shape.Shape;

const over = optional(name);

const band = record({ upTo: optional(name), share: name });

/** Form → the names that it is written with. */
const FORM_SHAPES: Readonly<Record<(typeof FORMS)[number], Shape>> = {
  capitation: record({ list: name, price: name, over }),
  achievement: record({
    achieved: name,
    lower: name,
    upper: name,
    points: name,
    price: optional(name),
    listIndex: optional(name),
    prevalence: optional(name),
    prevalenceAdjusted: optional(name),
    over,
  }),
  itemOfService: record({ items: name, fee: name, cap: optional(name), over }),
  block: record({ amount: name, parts: name }),
  activity: record({
    activity: name,
    price: name,
    policy: optional(record({ applies: name, price: name, unsure: optional(name), because: text })),
    over,
  }),
  reimbursement: record({ cost: name, limits: list(name, 1) }),
  gainLossShare: record({
    baseline: name,
    actual: name,
    bands: list(band, 1),
    lossBands: optional(list(band, 1)),
    minimum: optional(name),
    cap: optional(name),
    collar: optional(name),
    quality: optional(name),
  }),
  onAccount: record({ of: name, share: name, uprating: optional(name), parts: optional(name) }),
  settlement: record({ earned: name, onAccount: name }),
  taper: record({ amount: name, elapsed: name, length: name, floor: optional(name) }),
  guarantee: record({ amount: name, least: name }),
  deduction: record({ of: name, rate: name }),
};

const TERM = { id: name, title: text, unit: text, each: optional(each) };

/** What a term is worked out by → the whole record of such a term. */
const TERMS: Readonly<Record<string, Shape>> = {
  formula: record({ ...TERM, formula }),
  ...Object.fromEntries(FORMS.map((form) => [form, record({ ...TERM, [form]: FORM_SHAPES[form] })])),
};

/** A term: a formula, or one of the forms. */
export const term: Shape = {
  wrong(value, path) {
    if (!isRecord(value)) return [`${path} is not a record`];
    const found = Object.keys(TERMS).find((key) => key in (value as object));
    const shapeOfTerm = TERMS[found ?? ''];
    if (shapeOfTerm === undefined) return [`${path} has neither a formula nor one of ${FORMS.join(', ')}`];
    return shapeOfTerm.wrong(value as Json, path);
  },
  schema: { oneOf: Object.values(TERMS).map((one) => one.schema) },
};
