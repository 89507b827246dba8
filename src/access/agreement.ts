import { type Day, dayFromIso, type Json, type OdsCode, shape } from '../base/index.ts';
import { ACTIONS, type Action } from './action.ts';

/** An agreement between organisations to share some kinds of data for a time, as it is kept. */
export type AgreementJson = {
  readonly id: string;
  readonly title: string;
  /** Codes of the organisations that signed it. A commissioner's stands for its practices as well. */
  readonly between: readonly string[];
  readonly covers: readonly Action[];
  /** The first day on which it holds, and the first on which it no longer does (ISO). Every agreement ends. */
  readonly from: string;
  readonly to: string;
  /** What the parties agreed, as a sentence. */
  readonly words: string;
};

export type Agreement = Omit<AgreementJson, 'from' | 'to' | 'between'> & {
  readonly between: ReadonlySet<OdsCode>;
  readonly from: Day;
  readonly to: Day;
};

export const agreementShape = shape.record({
  id: shape.text,
  title: shape.text,
  between: shape.list(shape.pattern(/^[A-Z0-9]{3,10}$/, 'the code of an organisation'), 2),
  covers: shape.list(shape.one(...ACTIONS), 1),
  from: shape.isoDate,
  to: shape.isoDate,
  words: shape.text,
});

/** Reads the agreements, noting in `faults` whatever is not one. */
export function agreementsFrom(json: Json | undefined, faults: string[]): ReadonlyMap<string, Agreement> {
  const list = json ?? [];
  const wrong = shape.list(agreementShape).wrong(list, 'agreements');
  faults.push(...wrong);
  const agreements = new Map<string, Agreement>();
  if (wrong.length > 0) return agreements;
  for (const kept of list as unknown as readonly AgreementJson[]) {
    const [from, to] = [dayFromIso(kept.from), dayFromIso(kept.to)];
    if (agreements.has(kept.id)) faults.push(`agreement ${kept.id} is named twice`);
    if (from === undefined || to === undefined || from >= to) faults.push(`agreement ${kept.id} ends before it begins`);
    else agreements.set(kept.id, { ...kept, between: new Set(kept.between as readonly OdsCode[]), from, to });
  }
  return agreements;
}
