import type { Day } from '../../base/index.ts';
import {
  ACCEPTANCE,
  type Acceptance,
  MEASURE_ANSWER,
  type MeasureAnswer,
  RESULT_QUERY,
  type ResultQuery,
} from '../../governance/index.ts';
import { listDefinitions, type ReadDb } from '../../store/index.ts';

/** The kinds of record about results that payment rests on. */
export const RECORD_KINDS = [ACCEPTANCE, MEASURE_ANSWER, RESULT_QUERY] as const;

/** What people recorded about results, as it stands on a day. */
export type PaymentRecords = {
  /** By the hash of the definition that was accepted. */
  readonly acceptances: ReadonlyMap<string, Acceptance>;
  readonly answers: readonly MeasureAnswer[];
  readonly queries: readonly ResultQuery[];
};

export async function paymentRecords(db: ReadDb, on: Day): Promise<PaymentRecords> {
  const kept = async <T>(kind: string): Promise<readonly T[]> =>
    (await listDefinitions(db, kind, on)).map(({ json }) => json as unknown as T);
  const acceptances = await kept<Acceptance>(ACCEPTANCE);
  return {
    acceptances: new Map(acceptances.map((one) => [one.hash, one])),
    answers: await kept<MeasureAnswer>(MEASURE_ANSWER),
    queries: await kept<ResultQuery>(RESULT_QUERY),
  };
}

/** Whether a result may not be paid on: its query is open, or was settled with the result not accepted. */
export function isNotPaidOn({ settled }: ResultQuery): boolean {
  return settled === null || settled.outcome === 'not accepted';
}
