import { type Actor, type Outcome, refused } from '../../base/index.ts';
import { FILE_KINDS, type FileKind, type FileSummary, fileContent, filesOfRun } from '../../payments/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

export type PaymentFileAsk = { readonly run: string; readonly kind: string };

/** A file of a run with what is in it. */
export type GivenFile = FileSummary & { readonly content: string };

/**
 * Hands out a file of a released run, to whoever may release payments: a bank file has whole account numbers. Each time is
 * audited. Refuses `access.denied`, `input.invalid` for no kind of file, and `not-found`.
 */
export function paymentFile(context: ActionContext, actor: Actor, ask: PaymentFileAsk): Promise<Outcome<GivenFile>> {
  const { run, kind } = ask;
  const deed = { action: 'release payment', verb: 'take payment file', subject: `run ${run}, ${kind}` } as const;
  return acting(context, actor, deed, async () => {
    const known = FILE_KINDS.find((each) => each === kind);
    if (known === undefined) return refused(noSuchKind(kind));
    const content = await context.store.read((db) => fileContent(db, run, known));
    const kept = (await context.store.read((db) => filesOfRun(db, run))).find((file) => file.kind === known);
    if (content === undefined || kept === undefined) return refused(noSuchFile(run, known));
    return { ok: true, value: { ...kept, content } };
  });
}

function noSuchKind(kind: string) {
  return {
    code: 'input.invalid',
    message: `${kind} is no kind of payment file.`,
    remedy: `Kinds: ${FILE_KINDS.join(', ')}.`,
  } as const;
}

function noSuchFile(run: string, kind: FileKind) {
  return {
    code: 'not-found',
    message: `Run ${run} has no ${kind} file.`,
    remedy: 'Files are made when a run is released, for the routes that its payees are paid by.',
  } as const;
}
