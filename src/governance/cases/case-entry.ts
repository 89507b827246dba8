import type { FunctionContract } from '../committees/who-decides.ts';
import type { CaseKind, CaseKindsJson } from './case-kind.ts';

/** What a form was filled in with, by field. */
export type CaseForm = Readonly<Record<string, string>>;

/** That a case is begun, by the rules of its kind as they are then. */
export type Opened = {
  readonly rules: CaseKind;
  readonly engagement: CaseKindsJson['engagement']['steps'];
  readonly practice: string;
  readonly contract: FunctionContract;
  readonly form: CaseForm;
};

/** What happens with a case, in order. */
export type CaseEntry =
  | ({ readonly kind: 'opened' } & Opened)
  /** The form as it is put right before anything is decided on it. */
  | { readonly kind: 'amended'; readonly form: CaseForm; readonly words: string }
  /** What shows one thing that has to be evidenced; `words` say where it is kept. */
  | { readonly kind: 'evidenced'; readonly evidence: string; readonly words: string }
  /** A PDF that shows it, kept as papers are. */
  | { readonly kind: 'filed'; readonly evidence: string; readonly words: string; readonly file: EvidenceFile }
  /** A step of engagement, shown or waived; the reason of a waiver is published. */
  | {
      readonly kind: 'engaged' | 'waived';
      readonly step: string;
      readonly words: string;
    }
  /** Whether formal consultation is required and why; `outcome` once it was held. */
  | {
      readonly kind: 'consultation';
      readonly isRequired: boolean;
      readonly words: string;
      readonly outcome: string | null;
    }
  | { readonly kind: 'scored'; readonly criterion: string; readonly score: number; readonly words: string }
  | { readonly kind: 'stepped'; readonly step: string; readonly words: string; readonly decision: string | null };

/** A file as it is evidence: what it is called, and the hash of its bytes. */
export type EvidenceFile = { readonly name: string; readonly sha256: string };

/** What is entered in words about a case that is open. */
export type CaseNote = Exclude<CaseEntry, { readonly kind: 'opened' | 'stepped' | 'filed' }>;
