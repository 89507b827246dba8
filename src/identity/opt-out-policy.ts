import { accepted, type Day, type Json, type Outcome, type Purpose, refused, shape } from '../base/index.ts';
import { listDefinitions, type ReadDb } from '../store/index.ts';

/** For which purposes a national data opt-out leaves people out, as it is kept. */
export type NationalOptOutJson = {
  readonly id: string;
  /** Every other purpose goes on with everybody. */
  readonly leavesOutOf: readonly Purpose[];
  readonly basis: string;
  readonly source: string;
};

/** The kind of definition under which it is kept. */
const NATIONAL_OPT_OUT = 'national opt-out';

/** Nobody's opt-out may stop their care or what their practice is paid. */
const NEVER: readonly Purpose[] = ['direct care', 'payment and validation', 'own record'];
const MAY: readonly Purpose[] = ['contract management', 'quality assurance', 'planning', 'audit', 'research'];

const SHAPE = shape.record({
  id: shape.text,
  leavesOutOf: shape.list(shape.one(...MAY), 1),
  basis: shape.text,
  source: shape.text,
});

/** Checks the policy. Refuses `definition.invalid`, also where it would reach direct care or payment. */
export function nationalOptOutPolicy(json: Json): Outcome<NationalOptOutJson> {
  const faults = SHAPE.wrong(json, 'national opt-out');
  if (faults.length === 0) return accepted(json as unknown as NationalOptOutJson);
  return refused({
    code: 'definition.invalid',
    message: `The policy on national opt-outs cannot be used: ${faults.join('; ')}. It never applies to ${NEVER.join(', ')}.`,
    remedy: 'Correct the definition.',
  });
}

/** Whether people who opted out are left out for a purpose, as known on a day. Where nothing was decided they are, but for care and payment. */
export async function optOutAppliesTo(db: ReadDb, purpose: Purpose, on: Day): Promise<boolean> {
  if (NEVER.includes(purpose)) return false;
  const [kept] = await listDefinitions(db, NATIONAL_OPT_OUT, on);
  const policy = kept === undefined ? undefined : nationalOptOutPolicy(kept.json);
  return policy?.ok === true ? policy.value.leavesOutOf.includes(purpose) : true;
}
