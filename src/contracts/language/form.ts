/**
 * The usual ways of paying as data: a term may be written as one of these forms, with the names of what goes into it,
 * in place of a formula. A form stands for plain terms and inputs, so that everything that is checked, worked out and
 * shown of a formula holds for it. The parts of a form `x` are named `x-…`.
 */
export type Form = {
  /** List × price, or the sum of that over each member of a set, such as age bands. */
  readonly capitation?: { readonly list: string; readonly price: string; readonly over?: string };
  /** Points between two thresholds; with a price, the pounds that they earn. */
  readonly achievement?: AchievementForm;
  /** Items × fee, no more of them than the cap. */
  readonly itemOfService?: {
    readonly items: string;
    readonly fee: string;
    readonly cap?: string;
    readonly over?: string;
  };
  /** A block in equal parts. */
  readonly block?: { readonly amount: string; readonly parts: string };
  /** Activity × price; under a clinical policy, at the policy's price where it applies, and held where it is unsure. */
  readonly activity?: ActivityForm;
  /** What it cost, and no more than any limit. */
  readonly reimbursement?: { readonly cost: string; readonly limits: readonly string[] };
  /** A share of what was spent below or above a baseline: positive for a gain, negative for a loss. */
  readonly gainLossShare?: GainLossForm;
  /** Part of an amount in advance, uprated. */
  readonly onAccount?: {
    readonly of: string;
    readonly share: string;
    readonly uprating?: string;
    readonly parts?: string;
  };
  /** What was earned less what was paid on account: negative when it is to be recovered. */
  readonly settlement?: { readonly earned: string; readonly onAccount: string };
  /** An amount that goes down in equal steps to nothing, or to a floor. */
  readonly taper?: {
    readonly amount: string;
    readonly elapsed: string;
    readonly length: string;
    readonly floor?: string;
  };
  /** An amount that does not fall below another. */
  readonly guarantee?: { readonly amount: string; readonly least: string };
  /** What is taken off: a share of an amount, or a rate for each of a number. Negative. */
  readonly deduction?: { readonly of: string; readonly rate: string };
};

export type AchievementForm = {
  /** Percent achieved, and the thresholds that it is read between. */
  readonly achieved: string;
  readonly lower: string;
  readonly upper: string;
  readonly points: string;
  /** Pounds for a point. */
  readonly price?: string;
  readonly listIndex?: string;
  readonly prevalence?: string;
  /** A yes or no: whether prevalence counts. Without it, it does. */
  readonly prevalenceAdjusted?: string;
  readonly over?: string;
};

export type ActivityForm = {
  readonly activity: string;
  readonly price: string;
  readonly policy?: {
    /** A yes or no: the policy says that it was to be done elsewhere. */
    readonly applies: string;
    readonly price: string;
    /** A yes or no: nobody but a clinician can tell; the line then waits and is not repriced. */
    readonly unsure?: string;
    readonly because: string;
  };
  readonly over?: string;
};

/** A band ends at a share of the baseline, or nowhere; a share of what lies in it is passed on. */
export type Band = { readonly upTo?: string; readonly share: string };

export type GainLossForm = {
  readonly baseline: string;
  readonly actual: string;
  /** Bands of a gain, from the baseline outwards; a dead band is a band of which no share is passed on. */
  readonly bands: readonly Band[];
  /** Bands of a loss where they differ. */
  readonly lossBands?: readonly Band[];
  /** A difference below this share of the baseline is not shared at all. */
  readonly minimum?: string;
  /** The most that is passed on, as a share of the baseline: of a gain, and of a loss. */
  readonly cap?: string;
  readonly collar?: string;
  /** What a gain is multiplied by; a loss is not. */
  readonly quality?: string;
};

export const FORMS = [
  'capitation',
  'achievement',
  'itemOfService',
  'block',
  'activity',
  'reimbursement',
  'gainLossShare',
  'onAccount',
  'settlement',
  'taper',
  'guarantee',
  'deduction',
] as const satisfies readonly (keyof Form)[];
