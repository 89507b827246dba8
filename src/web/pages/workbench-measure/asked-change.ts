import type { ClauseChange, MeasureDesignReport, NumberInStep, ProposedChange } from '../../../reports/index.ts';

/** What a field of the form asks: a text, or nothing when it was left as it was. */
type Field = (name: string) => string | undefined;

/** The name of the field for a number that stands in a step: `s1-age-79`. */
export function numberField({ step, kind, number }: NumberInStep): string {
  return `s${step}-${kind.replaceAll(' ', '-')}-${number.replaceAll('/', '-')}`;
}

/** The name of the field that leaves a step out. */
export function removeField(step: number): string {
  return `s${step}-remove`;
}

/**
 * The change that the fields of the form ask for: only what differs from the measure. Numbers that are none stay as
 * they were written, so that the reader is told by the refusal.
 */
export function askedChange(design: MeasureDesignReport, field: Field): ProposedChange {
  const { measure, numbers, steps } = design;
  const whole = (name: string, now: number): number | undefined => {
    const text = field(name)?.trim() ?? '';
    return /^\d{1,6}$/.test(text) && Number(text) !== now ? Number(text) : undefined;
  };
  const removed = steps.filter(({ n }) => field(removeField(n)) === 'yes').map(({ n }) => n);
  const clauses = [
    ...numbers.filter(({ step }) => !removed.includes(step)).flatMap((number) => changeOf(number, field)),
    ...removed.map((step): ClauseChange => ({ step, remove: true })),
  ];
  const lowerPercent = whole('lower', measure.lowerPercent);
  const upperPercent = whole('upper', measure.upperPercent);
  const points = whole('points', measure.points);
  const price = field('price')?.trim() ?? '';
  return {
    indicator: measure.id,
    framework: design.framework.id,
    ...(lowerPercent === undefined ? {} : { lowerPercent }),
    ...(upperPercent === undefined ? {} : { upperPercent }),
    ...(points === undefined ? {} : { points }),
    ...(/^\d{1,6}(\.\d{1,4})?$/.test(price) ? { price } : {}),
    ...(clauses.length === 0 ? {} : { clauses }),
  };
}

function changeOf(number: NumberInStep, field: Field): readonly ClauseChange[] {
  const text = field(numberField(number))?.trim() ?? '';
  if (text === '' || text === number.number) return [];
  const { step, kind, number: from } = number;
  if (kind === 'blood pressure') {
    const [, systolic, diastolic] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
    return systolic === undefined ? [] : [{ step, systolic: Number(systolic), diastolic: Number(diastolic) }];
  }
  if (kind === 'value') return /^-?\d{1,9}(\.\d{1,3})?$/.test(text) ? [{ step, value: text, from }] : [];
  if (!/^\d{1,4}$/.test(text)) return [];
  return kind === 'age' ? [{ step, age: Number(text) }] : [{ step, months: Number(text), from: Number(from) }];
}

/** Whether anything is asked for at all. */
export function isChange(change: ProposedChange): boolean {
  return Object.keys(change).some((name) => name !== 'indicator' && name !== 'framework');
}
