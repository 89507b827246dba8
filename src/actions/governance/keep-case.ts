import { type Actor, accepted, type OdsCode, type Outcome, odsCodeFromText, refused } from '../../base/index.ts';
import {
  CASE_REFUSALS,
  type Case,
  type CaseForm,
  type CaseNote,
  type CaseStep,
  caseKindsKnown,
  caseNamed,
  enterAbout,
  enterAtCase,
  enterCase,
  formFault,
  functionHeld,
  keepPaper,
  noteFault,
  notTaken,
  refusalWords,
  stepBasis,
  stepNamed,
  worldOf,
} from '../../governance/index.ts';
import { saveDefinition, type WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { effectOf } from './case-effect.ts';
import { doing } from './keep-interests.ts';

export type { CaseNote } from '../../governance/index.ts';

export type OpenCaseAsk = {
  /** The id of the kind, e.g. `list-closure`. */
  readonly kind: string;
  readonly practice: OdsCode;
  readonly form: CaseForm;
};

/**
 * Opens a case of a practice, by the rules of its kind as they are known now. A practice applies for itself; a notice is drafted by
 * whoever manages the contracts, while the commissioner holds the function. Refuses `not-found`, `input.invalid` for the form,
 * `function.not-held`, and `case.refused`.
 */
export async function openCase(context: ActionContext, actor: Actor, ask: OpenCaseAsk): Promise<Outcome<Case>> {
  const { kind: id, practice, form } = ask;
  const known = await context.store.read((db) => caseKindsKnown(db, context.businessDate));
  const kind = known.ok ? known.value.kinds.find((each) => each.id === id) : undefined;
  const begins = kind?.steps.find(({ from }) => from === null);
  const deed = {
    action: begins?.by ?? 'keep case',
    practice,
    verb: 'open case',
    subject: `case ${id} of ${practice}`,
  } as const;
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      if (!known.ok) return known;
      const found = context.register.practice(practice);
      if (!found.ok) return found;
      if (kind === undefined || begins === undefined)
        return refused({ code: 'not-found', message: `There is no kind of case ${id}.` });
      const fault = formFault(kind, form, isPracticeOf(context));
      if (fault !== undefined) return refused({ code: 'input.invalid', message: fault });
      const contract = found.value.contractType;
      const opened = { rules: kind, engagement: known.value.engagement.steps, practice, contract, form };
      const held = await functionHeld(db, opened, begins, context.businessDate);
      if (begins.needs.includes('function') && !held.ok) return held;
      const isTooShort =
        begins.needs.includes('period') && kind.period !== undefined && isPeriodShort(kind.period, form);
      if (isTooShort) return refused({ code: 'case.refused', message: CASE_REFUSALS.period });
      return accepted(await enterCase(db, opened, doing(context, actor)));
    }),
  );
}

function isPeriodShort(
  { days, leastDays, reason }: NonNullable<Case['state']['rules']['period']>,
  form: CaseForm,
): boolean {
  return Number(form[days]) < leastDays && (form[reason] ?? '').trim() === '';
}

function isPracticeOf({ register }: ActionContext) {
  return (text: string): boolean => {
    const code = odsCodeFromText(text);
    const found = code === undefined ? undefined : register.practice(code);
    return found?.ok === true && found.value.mergedInto === undefined && found.value.closed === undefined;
  };
}

export type NoteCaseAsk = { readonly case: string; readonly note: CaseNote };

/** What an applicant enters as well. */
const BY_APPLICANT: readonly CaseNote['kind'][] = ['amended', 'evidenced'];

/**
 * Enters what a case has to have shown: evidence, engagement or the reason why a step of it is waived, scores, an amended form.
 * Refuses `not-found` and `case.refused`, in words.
 */
export async function noteCase(context: ActionContext, actor: Actor, ask: NoteCaseAsk): Promise<Outcome<Case>> {
  const { case: id, note } = ask;
  const action = BY_APPLICANT.includes(note.kind) ? 'open case' : 'keep case';
  return withCase(context, actor, { id, action, verb: `case: ${note.kind}` }, async (db, found) => {
    const fault = noteFault(found.state, note, isPracticeOf(context));
    if (fault !== undefined) return refused({ code: 'case.refused', message: fault });
    return accepted(await enterAtCase(db, found, note, doing(context, actor)));
  });
}

export type FileEvidenceAsk = {
  readonly case: string;
  /** The id of what it shows. */
  readonly evidence: string;
  readonly words: string;
  readonly name: string;
  readonly pdf: Uint8Array;
};

/**
 * Files a PDF as evidence, checked and kept as papers of meetings are. It is read by whoever sees the whole case. Refuses
 * `not-found`, `case.refused` in words, and `input.invalid` for a file that is no PDF or holds what runs.
 */
export async function fileEvidence(context: ActionContext, actor: Actor, ask: FileEvidenceAsk): Promise<Outcome<Case>> {
  const { evidence, words, pdf: bytes } = ask;
  const name = ask.name.trim();
  return withCase(context, actor, { id: ask.case, action: 'open case', verb: 'case: filed' }, async (db, found) => {
    if (name === '') return refused({ code: 'input.invalid', message: 'Give the file a name.' });
    const fault = noteFault(found.state, { kind: 'evidenced', evidence, words }, isPracticeOf(context));
    if (fault !== undefined) return refused({ code: 'case.refused', message: fault });
    const by = doing(context, actor);
    const sha256 = await keepPaper(db, { name, kind: 'pdf', bytes }, by);
    if (!sha256.ok) return sha256;
    const file = { name, sha256: sha256.value };
    return accepted(await enterAtCase(db, found, { kind: 'filed', evidence, words: words.trim(), file }, by));
  });
}

export type StepCaseAsk = {
  readonly case: string;
  readonly step: string;
  readonly words: string;
};

/**
 * Takes the next step of a case, with what follows from it: a payment, a merger, a state of the practice, a letter. What a committee
 * has to decide rests on a decision in force about exactly this case. Refuses `not-found`, `case.refused` in words,
 * `function.not-held`, `decision.needed` and `decision.not-live`.
 */
export async function stepCase(context: ActionContext, actor: Actor, ask: StepCaseAsk): Promise<Outcome<Case>> {
  const { case: id, step: name, words } = ask;
  const before = await context.store.read((db) => caseNamed(db, id));
  const action = (before.ok ? stepNamed(before.value.state, name)?.by : undefined) ?? 'keep case';
  return withCase(context, actor, { id, action, verb: `case: ${name}` }, async (db, found) => {
    const step = stepNamed(found.state, name);
    if (step === undefined) {
      const message = `${id} is ${found.state.stage}: ${name} is no step from there.`;
      return refused({ code: 'case.refused', message });
    }
    const basis = await stepBasis(db, found, step, context.businessDate);
    const lacks = notTaken(found.state, step, worldOf(basis, { by: actor.user, words }));
    if (lacks === 'decision' && !basis.decision.ok) return basis.decision;
    if (lacks === 'function' && !basis.held.ok) return basis.held;
    if (lacks !== undefined) {
      const message = refusalWords(found.state, lacks, context.businessDate);
      return refused({ code: 'case.refused', message });
    }
    const reference = step.decision !== undefined && basis.decision.ok ? basis.decision.value.reference : null;
    return taken(context, db, actor, { found, step, words, reference });
  });
}

type Taking = {
  readonly found: Case;
  readonly step: CaseStep;
  readonly words: string;
  readonly reference: string | null;
};

async function taken(
  context: ActionContext,
  db: WriteDb,
  actor: Actor,
  { found, step, words, reference }: Taking,
): Promise<Outcome<Case>> {
  const by = doing(context, actor);
  if (step.effect !== undefined && reference !== null) {
    const made = await effectOf(context, db, found, step.effect, reference);
    if (!made.ok) return made;
    if (made.value.keep !== null) await saveDefinition(db, made.value.keep);
    const used = { kind: 'used', what: `${found.id}: ${made.value.words}, signed by ${actor.name}` } as const;
    const entered = await enterAbout(db, reference, used, by);
    if (!entered.ok) return entered;
  }
  return accepted(
    await enterAtCase(db, found, { kind: 'stepped', step: step.step, words: words.trim(), decision: reference }, by),
  );
}

type CaseDeed = {
  readonly id: string;
  readonly action: 'open case' | 'keep case' | 'sign case';
  readonly verb: string;
};

async function withCase(
  context: ActionContext,
  actor: Actor,
  { id, action, verb }: CaseDeed,
  act: (db: WriteDb, found: Case) => Promise<Outcome<Case>>,
): Promise<Outcome<Case>> {
  const about = await context.store.read((db) => caseNamed(db, id));
  const practice = about.ok ? { practice: about.value.state.practice as OdsCode } : {};
  return acting(context, actor, { action, ...practice, verb, subject: `case ${id}` }, () =>
    context.store.write(async (db) => {
      const found = await caseNamed(db, id);
      return found.ok ? act(db, found.value) : found;
    }),
  );
}
