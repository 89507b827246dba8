import type { Actor, OdsCode, Purpose, ReleaseLevel, Role } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import type { PracticePlace, Report } from './report.ts';

/** One rule of sharing, in words. */
export type SharingRow = {
  readonly role: Role;
  readonly may: string;
  readonly whose: string;
  readonly purpose: Purpose;
  readonly level: ReleaseLevel;
  readonly words: string;
};
/** Who may see a practice, and who did. */
export type WhoMaySeeReport = {
  readonly place: PracticePlace | null;
  readonly rules: readonly SharingRow[];
  readonly readings: readonly {
    readonly at: string;
    readonly user: string;
    readonly role: string;
    readonly purpose: string;
    readonly verb: string;
    readonly subject: string;
    readonly outcome: string;
  }[];
};

export type WhoMaySeeAsk = { readonly practice?: OdsCode; readonly person?: string; readonly limit?: number };

export function whoMaySeeReport(_context: ReportContext, _reader: Actor, _ask: WhoMaySeeAsk): Report<WhoMaySeeReport> {
  throw new Error('being built');
}
