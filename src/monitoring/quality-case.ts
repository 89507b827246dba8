import { type Day, dayFromIso, type OdsCode } from '../base/index.ts';
import type { CaseEntry, EntryOf, QualityCaseNote, Support } from './case-entry.ts';
import type { CaseStage } from './case-stage.ts';

/** What was entered: what it says, by whom, on which business day, and by the clock (ISO 8601, UTC). */
export type Entered<E> = {
  /** From 1, within its case. */
  readonly number: number;
  readonly says: E;
  readonly by: string;
  readonly on: Day;
  readonly at: string;
};

/** An entry of a case, with what was later written beside it. */
export type CaseStep = Entered<CaseEntry> & { readonly notes: readonly Entered<QualityCaseNote>[] };

/** Support that was agreed, and whether it was given. */
export type AgreedSupport = Support & {
  /** The entry that agreed it. */
  readonly number: number;
  readonly agreedOn: Day;
  readonly due: Day;
  readonly given: { readonly on: Day; readonly words: string } | null;
};

/** A case as its entries make it. */
export type QualityCase = {
  readonly id: string;
  readonly practice: OdsCode;
  readonly title: string;
  readonly opened: Entered<EntryOf<'opened'>>;
  /** Who alone may see it; null: everybody whose business it is. */
  readonly seenBy: readonly string[] | null;
  readonly stage: CaseStage;
  /** Who leads it since it was triaged, as they sign in. */
  readonly lead: string | null;
  readonly accountBy: Day | null;
  readonly support: readonly AgreedSupport[];
  /** When it is next looked at; null where no day is set. */
  readonly reviewOn: Day | null;
  /** The furthest of the set stages to which it was escalated. */
  readonly escalatedTo: string | null;
  readonly steps: readonly CaseStep[];
};

/** A case from its steps, of which the first opened it. @throws Bug where it did not */
export function caseOf(id: string, steps: readonly CaseStep[]): QualityCase {
  const [first] = steps;
  if (first?.says.kind !== 'opened') throw new Error(`The entries of ${id} do not begin with its being opened.`);
  const opened = { ...first, says: first.says };
  const last = <Kind extends CaseStage>(kind: Kind) =>
    steps.findLast(({ says }) => says.kind === kind)?.says as EntryOf<Kind> | undefined;
  const triaged = last('triaged');
  const { kind: stage } = (steps.at(-1) as CaseStep).says;
  const planned = steps.findLast(({ says }) => 'reviewOn' in says)?.says as
    | { readonly reviewOn: string | null }
    | undefined;
  return {
    id,
    practice: opened.says.practice,
    title: opened.says.title,
    opened,
    seenBy: opened.says.seenBy,
    stage,
    lead: triaged?.lead ?? null,
    accountBy: triaged === undefined ? null : dayOf(triaged.accountBy),
    support: steps.flatMap(supportIn),
    reviewOn: stage === 'closed' || planned === undefined || planned.reviewOn === null ? null : dayOf(planned.reviewOn),
    escalatedTo: last('escalated')?.to ?? null,
    steps,
  };
}

function supportIn({ number, says, on, notes }: CaseStep): readonly AgreedSupport[] {
  if (says.kind !== 'supported') return [];
  const given = notes.findLast((note) => note.says.kind === 'given')?.says;
  const done = given?.kind === 'given' ? { on: dayOf(given.on), words: given.words } : null;
  return [{ ...says.support, number, agreedOn: on, due: dayOf(says.support.dueOn), given: done }];
}

/** A day that was checked when it was entered. */
function dayOf(iso: string): Day {
  return dayFromIso(iso) as Day;
}

/** Support that was due before a day and was not given. */
export function lateSupport({ support, stage }: QualityCase, on: Day): readonly AgreedSupport[] {
  return stage === 'closed' ? [] : support.filter(({ due, given }) => given === null && due < on);
}
