import { type Actor, accepted, type OdsCode, refused } from '../../base/index.ts';
import { caseNamed, type KeptPaper, paperKept } from '../../governance/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

export type CaseEvidenceReport = { readonly file: KeptPaper };

/**
 * A file that is evidence of a case, as it was sent, for whoever sees the whole case: of a case that changes services everybody
 * reads the page, not the evidence. Refuses `not-found` and `access.denied`.
 */
export async function caseEvidenceReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly case: string; readonly sha256: string },
): Report<CaseEvidenceReport> {
  const { case: id, sha256 } = ask;
  const found = await context.store.read((db) => caseNamed(db, id));
  const about = found.ok ? { practice: found.value.state.practice as OdsCode } : {};
  const what = {
    actions: ['see cases'] as const,
    ...about,
    verb: 'read evidence',
    subject: `case ${id} file ${sha256}`,
  };
  return reading(context, reader, what, async () => {
    if (!found.ok) return refused(found.refusal);
    const files = [...found.value.state.evidence.values()].flatMap((each) => each.files);
    const named = files.find((file) => file.sha256 === sha256);
    const kept = named === undefined ? undefined : await context.store.read((db) => paperKept(db, sha256));
    if (named === undefined || kept === undefined) {
      return refused({ code: 'not-found', message: `${id} has no such file.` });
    }
    return accepted({ file: { ...kept, name: named.name } });
  });
}
