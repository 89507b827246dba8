import { type Actor, accepted, refused } from '../../base/index.ts';
import { type CodelistDifference, type CodeTerm, codelistDifference, codesOfVersion } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { type CodelistProposal, codelistProposals } from './codelist-proposals.ts';
import { type CodelistUse, type KeptVersion, standing, usesByCodelist, versionsOf } from './kept-codelists.ts';

/** A version that was kept, against the codes in force. */
export type CodelistVersionRow = Omit<KeptVersion, 'terms'> & {
  readonly codes: number;
  readonly isInForce: boolean;
  readonly change: CodelistDifference;
};

/** One codelist: its codes and terms as in force, its versions, what looks at it and what is proposed. */
export type CodelistReport = {
  readonly name: string;
  readonly title: string;
  readonly status: 'published' | 'invented';
  readonly source: string;
  readonly version: string;
  /** The kept version that is in force; null when none has its codes. */
  readonly kept: Pick<KeptVersion, 'dated' | 'sha256' | 'refset'> | null;
  readonly codes: readonly CodeTerm[];
  readonly uses: readonly CodelistUse[];
  /** The newest first. */
  readonly versions: readonly CodelistVersionRow[];
  readonly proposals: readonly CodelistProposal[];
};

/** One codelist. Refuses `not-found`. */
export function codelistReport(
  context: ReportContext,
  reader: Actor,
  { name }: { readonly name: string },
): Report<CodelistReport> {
  const what = { actions: ['see published'] as const, verb: 'read codelist', subject: `codelist ${name}` };
  return reading(context, reader, what, async () => {
    const versions = await versionsOf(context, name);
    const found = standing(context, name, versions);
    if (found === undefined) {
      return refused({
        code: 'not-found',
        message: `There is no codelist called ${name}.`,
        remedy: 'Look for it among the codelists.',
      });
    }
    const { title, status, source, version, codes, terms, kept } = found;
    return accepted({
      name,
      title,
      status,
      source,
      version,
      kept: kept === null ? null : { dated: kept.dated, sha256: kept.sha256, refset: kept.refset },
      codes: codes.toSorted().map((code) => ({ code, term: terms[code] ?? null })),
      uses: usesByCodelist(context).get(name) ?? [],
      versions: versions.toReversed().map((each) => {
        const { terms: own, ...rest } = each;
        const change = codelistDifference(found, { codes: codesOfVersion(each), terms: own });
        return { ...rest, codes: codesOfVersion(each).length, isInForce: each === kept, change };
      }),
      proposals: await codelistProposals(context, reader, name),
    });
  });
}
