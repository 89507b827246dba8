import type { Progress } from '../../base/index.ts';
import { shownBases } from './bases.ts';
import { shownClaims } from './claims.ts';
import { shownCodes } from './codes.ts';
import { shownConsultations } from './consultations.ts';
import { shownFiles } from './files.ts';
import { shownLists } from './lists.ts';
import { shownMonths } from './months.ts';
import { shownNeighbourhoods } from './neighbourhoods.ts';
import { shownOptOuts } from './opt-outs.ts';
import { shownQuestions } from './questions.ts';
import { shownRates } from './rates.ts';
import { shownResults } from './results.ts';
import type { Opened, ShownKind } from './shown-kind.ts';
import { shownWorkload } from './workload.ts';

const KINDS = [
  shownResults,
  shownRates,
  shownBases,
  shownMonths,
  shownOptOuts,
  shownClaims,
  shownCodes,
  shownWorkload,
  shownConsultations,
  shownLists,
  shownNeighbourhoods,
  shownFiles,
  shownQuestions,
] as const;

/**
 * Opens every page with counts of people with the reader's own right; what is refused gives nothing. Value, assurance and
 * standing are worked out from these figures and ambitions from published ones: they add none.
 */
export async function allShown(opened: Opened, progress: Progress): Promise<readonly ShownKind[]> {
  const kinds: ShownKind[] = [];
  for (const kind of KINDS) {
    progress('take what is shown', kinds.length, KINDS.length, 'kinds of page');
    kinds.push(await kind(opened));
  }
  progress('take what is shown', KINDS.length, KINDS.length, 'kinds of page');
  return kinds;
}
