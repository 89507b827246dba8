import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Day, dayFromIso, type OdsCode, odsCodeFromText } from '../base/index.ts';

/** The folder beside the practices' own in which sums over several of them are kept, those of rates first. */
export const SUMS = 'rates';

/** One file of evidence: of whose people, counted to the end of which period. */
export type EvidenceFile = {
  readonly practice: OdsCode;
  readonly periodEnd: Day;
  /** Within the warehouse's folder. */
  readonly path: string;
};

/** Everything that was counted person by person and is kept, in order of its paths. */
export function evidenceFiles(directory: string): readonly EvidenceFile[] {
  const root = join(directory, 'evidence');
  if (!existsSync(root)) return [];
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = files.map((each) => relative(directory, join(each.parentPath, each.name))).sort();
  return paths.flatMap((path) => {
    const [, code = ''] = path.split('/');
    const practice = odsCodeFromText(code);
    const periodEnd = dayFromIso(/([\d-]{10})\.[a-z]+$/.exec(path)?.[1] ?? '');
    return practice === undefined || periodEnd === undefined ? [] : [{ practice, periodEnd, path }];
  });
}
