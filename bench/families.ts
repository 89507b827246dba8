import type { Measure } from './measure.ts';
import { measureAccess } from './measures/access.ts';
import { measureAssurance } from './measures/assurance.ts';
import { measureEdge } from './measures/edge.ts';
import { measureExplain } from './measures/explain-one.ts';
import { measureImportCsv } from './measures/import-csv.ts';
import { measureImport } from './measures/import-extract.ts';
import { measureIndicators } from './measures/indicators.ts';
import { measurePages } from './measures/pages.ts';
import { measurePayments } from './measures/payments.ts';
import { measurePersonMeasures } from './measures/person-measures.ts';
import { measurePosting } from './measures/posting.ts';
import { measureReference } from './measures/reference.ts';
import { measureSecondStart } from './measures/second-start.ts';
import { measureWhole } from './measures/whole.ts';
import { measureWorkbench } from './measures/workbench.ts';
import type { Workspace } from './workspace.ts';

/** What is measured together, by the name that `--only` takes, in the order in which it is measured. */
export const FAMILIES: Readonly<Record<string, (workspace: Workspace) => Promise<Measure[]>>> = {
  edge: measureEdge,
  import: measureImport,
  csv: measureImportCsv,
  indicators: measureIndicators,
  workbench: measureWorkbench,
  'person-measures': measurePersonMeasures,
  explain: measureExplain,
  reference: measureReference,
  payments: async (workspace) => [...(await measurePayments(workspace)), ...(await measurePosting(workspace))],
  whole: measureWhole,
  access: measureAccess,
  assurance: measureAssurance,
  pages: measurePages,
  'second-start': measureSecondStart,
};
