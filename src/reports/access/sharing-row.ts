import type { Action } from '../../access/index.ts';
import type { Day, OdsCode, Purpose, ReleaseLevel, Role } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';

/** One rule of sharing, in words. */
export type SharingRow = {
  readonly role: Role;
  readonly may: string;
  readonly whose: string;
  readonly purpose: Purpose;
  readonly level: ReleaseLevel;
  readonly words: string;
  readonly rule: string;
  readonly duties: readonly string[];
  /** From when until when, in words; null when it neither begins nor ends. */
  readonly when: string | null;
};

/** Every rule that permits an action, a row for each role. */
export function rowsOf({ rules }: ReportContext, action: Action, practice: OdsCode | undefined): readonly SharingRow[] {
  return rules.whoMaySee(action, { practice }).map(({ basis, ...rule }) => ({ ...rule, may: action, words: basis }));
}

/** An agreement to share, and whether it holds on the business date. */
export type SharingAgreement = {
  readonly id: string;
  readonly title: string;
  readonly between: readonly string[];
  readonly covers: readonly string[];
  readonly from: Day;
  readonly to: Day;
  readonly words: string;
  readonly isHeld: boolean;
};

export function sharingAgreements({ rules }: ReportContext): readonly SharingAgreement[] {
  return rules.agreements().map((agreement) => ({ ...agreement, between: [...agreement.between] }));
}
