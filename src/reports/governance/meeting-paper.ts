import { type Actor, accepted, refused } from '../../base/index.ts';
import { type Cover, type KeptPaper, paperKept } from '../../governance/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { meetingFound, noPaper, papersWithheld, readerOf } from './meeting.ts';
import { type MeetingSummary, summaryOf } from './meetings.ts';

export type PaperReport = {
  readonly meeting: MeetingSummary;
  readonly item: number;
  readonly title: string;
  readonly cover: Cover | null;
  readonly paper: KeptPaper & { readonly madeFrom: string | null };
};

/** One paper of an item, as it was frozen. Refuses `not-found`, and `access.denied` to whom an interest keeps it from. */
export function paperReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly meeting: string; readonly sha256: string },
): Report<PaperReport> {
  const { meeting: id, sha256 } = ask;
  const what = { actions: ['see published'] as const, verb: 'read paper', subject: `meeting ${id} paper ${sha256}` };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const found = await meetingFound(context, db, id);
      if (!found.ok) return found;
      const { meeting, matches } = found.value;
      const item = meeting.state.items.find(({ papers }) => papers.some((each) => each.sha256 === sha256));
      const named = item?.papers.find((each) => each.sha256 === sha256);
      const kept = await paperKept(db, sha256);
      if (item === undefined || named === undefined || kept === undefined) {
        return refused({ code: 'not-found', message: 'The meeting has no such paper.' });
      }
      const withheld = papersWithheld(meeting, item, readerOf(context, reader, meeting), matches);
      if (withheld !== undefined) return noPaper(withheld);
      const paper = { ...kept, name: named.name, madeFrom: named.madeFrom };
      const { number, agenda, cover } = item;
      return accepted({ meeting: summaryOf(meeting), item: number, title: agenda.title, cover, paper });
    }),
  );
}
