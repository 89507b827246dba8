import type { Actor, OdsCode, Role } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import type { Destination, PracticePlace, Report } from './report.ts';

/** Something that waits for the reader. */
export type Need = {
  readonly kind:
    | 'run to certify'
    | 'run to release'
    | 'run to prepare'
    | 'feed late'
    | 'rows rejected'
    | 'line held'
    | 'results not verified';
  /** For example `October 2025: 50 statements, £4,812,331.20, prepared by …`. */
  readonly title: string;
  readonly detail: string;
  readonly to: Destination | null;
};
/** Something that happened since, newest first. */
export type Change = {
  readonly on: string;
  readonly title: string;
  readonly detail: string;
  readonly to: Destination | null;
};
/** Home: what needs the reader, then what changed. Empty lists carry a sentence in `nothing`. */
export type HomeReport = {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly organisation: OdsCode | undefined;
  };
  readonly practice: PracticePlace | null;
  readonly needs: readonly Need[];
  readonly changed: readonly Change[];
  readonly nothing: string;
};

export type HomeAsk = Record<never, never>;

export function homeReport(_context: ReportContext, _reader: Actor, _ask: HomeAsk): Report<HomeReport> {
  throw new Error('being built');
}
