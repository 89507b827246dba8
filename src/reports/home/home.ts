import { type Actor, accepted, type OdsCode, type Role } from '../../base/index.ts';
import { glassNeeds } from '../access/broken-glass.ts';
import type { ReportContext } from '../context.ts';
import { placeOf } from '../places/place.ts';
import { COUNTS, reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { caseNeeds } from './home-cases.ts';
import { type Change, changesFor } from './home-change.ts';
import { claimNeeds } from './home-claims.ts';
import { governanceNeeds } from './home-governance.ts';
import {
  answerNeeds,
  feedNeeds,
  type HeldLines,
  heldLines,
  type Need,
  queryNeeds,
  resultNeeds,
  runNeeds,
} from './home-need.ts';
import { paymentNeeds } from './home-payment.ts';
import { qualityCaseNeeds } from './home-quality-cases.ts';
import { type Visit, visitsOf } from './home-visit.ts';

/** Who reads, as the page greets them. */
export type HomeUser = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: OdsCode | undefined;
};
/** Home: what needs the reader, then what changed, then where they were. Said in `nothing` when nothing needs them. */
export type HomeReport = {
  readonly user: HomeUser;
  readonly practice: PracticePlace | null;
  readonly needs: readonly Need[];
  /** Statements of the latest month that are not worked out yet, of how many; null when all were looked through. */
  readonly workingOut: { readonly left: number; readonly practices: number } | null;
  readonly changed: readonly Change[];
  /** Pages that the reader opened before, newest first. */
  readonly visited: readonly Visit[];
  readonly nothing: string;
};

export type HomeAsk = Record<never, never>;

/** What needs the reader today, by what they may do. */
export function homeReport(context: ReportContext, reader: Actor, _ask: HomeAsk): Report<HomeReport> {
  const own = reader.organisation;
  const practice = own !== undefined && context.register.has(own) ? { practice: own } : {};
  const what = { actions: COUNTS, ...practice, verb: 'read home', subject: `home ${reader.user}` };
  return reading(context, reader, what, async () => {
    const { user: id, name, role, organisation } = reader;
    const place = organisation === undefined ? undefined : placeOf(context.register, organisation);
    const held = heldLines(context, reader);
    const needs = [
      ...(await runNeeds(context, reader)),
      ...(await paymentNeeds(context, reader)),
      ...(await resultNeeds(context, reader)),
      ...(await queryNeeds(context, reader)),
      ...(await answerNeeds(context, reader)),
      ...(await claimNeeds(context, reader)),
      ...(await qualityCaseNeeds(context, reader)),
      ...(await governanceNeeds(context, reader)),
      ...(await caseNeeds(context, reader)),
      ...(await glassNeeds(context, reader)),
      ...held.needs,
      ...feedNeeds(context, reader),
    ];
    return accepted({
      user: { id, name, role, organisation },
      practice: place?.ok ? place.value : null,
      needs,
      workingOut: leftOf(held),
      changed: await changesFor(context, reader),
      visited: await visitsOf(context, reader),
      nothing: 'What waits for a decision, is late or is held would be listed here.',
    });
  });
}

function leftOf({ workedOut, practices }: HeldLines): HomeReport['workingOut'] {
  return workedOut === practices ? null : { left: practices - workedOut, practices };
}
