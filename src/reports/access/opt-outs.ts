import { type Actor, accepted, type Day, type OdsCode, type Released, type ReleasedCount } from '../../base/index.ts';
import { releaseCount } from '../../disclosure/index.ts';
import { nationalOptOuts } from '../../identity/index.ts';
import type { ReportContext } from '../context.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

/** How many people of a practice have opted out, by which of the two. */
export type OptOutRow = {
  readonly practice: OdsCode;
  readonly name: string;
  /** Type 1, which keeps rows from leaving the practice: as many as are on its largest register, so at least these. */
  readonly typeOne: Released<ReleasedCount>;
  readonly cutOff: Day | null;
  /** National, of the people in the vault: left out of planning and research. */
  readonly national: Released<ReleasedCount>;
};
export type OptOutsReport = { readonly practices: readonly OptOutRow[] };

type SentRow = { practice: OdsCode; cut_off: Day; people: bigint };

/** How many people opted out at each practice, at the reader's level. Who they are is not said. */
export function optOutsReport(context: ReportContext, reader: Actor): Report<OptOutsReport> {
  const actions = ['see exact counts', 'see management counts'] as const;
  const what = { actions, verb: 'read opt-outs', subject: 'opt-outs' };
  return reading(context, reader, what, async ({ level }) => {
    const national = await context.store.read(nationalOptOuts);
    const sent = await typeOne(context);
    const practices = context.register.practices().map(({ code, name }) => {
      const counted = sent.get(code);
      return {
        ...{ practice: code, name, cutOff: counted?.cut_off ?? null },
        typeOne: releaseCount(level, counted === undefined ? 'not received' : Number(counted.people)),
        national: releaseCount(level, national.get(code) ?? 'not received'),
      };
    });
    return accepted({ practices });
  });
}

/** The same exactly, for whoever works out what may be shown: given to nobody. Undefined: not received. */
export async function optOutsCounted(
  context: ReportContext,
): Promise<readonly { practice: OdsCode; typeOne: number | undefined; national: number | undefined }[]> {
  const [national, sent] = [await context.store.read(nationalOptOuts), await typeOne(context)];
  return context.register.practices().map(({ code: practice }) => {
    const people = sent.get(practice)?.people;
    return { practice, typeOne: people === undefined ? undefined : Number(people), national: national.get(practice) };
  });
}

const counted = new OncePerSnapshot<ReadonlyMap<OdsCode, SentRow>>();

function typeOne(context: ReportContext): Promise<ReadonlyMap<OdsCode, SentRow>> {
  return counted.answer(context, 'type 1', () => countTypeOne(context));
}

/** Of each practice's latest cut-off, the most people who opted out of any one register. */
async function countTypeOne(context: ReportContext): Promise<ReadonlyMap<OdsCode, SentRow>> {
  const reader = await context.book.snapshot().aggregates();
  try {
    const rows = await reader.rows<SentRow>(
      `SELECT practice, cut_off, max(opted_out) AS people FROM practice_counts WHERE component = 'register'
        GROUP BY practice, cut_off QUALIFY row_number() OVER (PARTITION BY practice ORDER BY cut_off DESC) = 1`,
    );
    return new Map(rows.map((row) => [row.practice, row]));
  } finally {
    reader.close();
  }
}
