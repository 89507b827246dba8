import { cellOf, type ShownFigure, type SumOfCells } from '../../disclosure/index.ts';
import { readProvenance } from '../../warehouse/index.ts';
import { feedFileReport } from '../feeds/feed-file.ts';
import { feedsReport, isOfPeople } from '../feeds/feeds.ts';
import { figureOf, given, holding, type Opened, type ShownKind } from './shown-kind.ts';

/** Far more than there are files. */
const ALL = 1_000_000;

/**
 * How many rows were taken of each file about people, and of all files of one sender. How many were read is worked out from that as it
 * is shown.
 */
export async function shownFiles({ context, reader }: Opened): Promise<ShownKind> {
  const report = given(await feedsReport(context, reader, { limit: ALL }));
  const figures: ShownFigure[] = [];
  for (const { sha256, sender, feed, rows } of report?.files ?? []) {
    if (!isOfPeople(feed)) continue;
    const key = fileKey(sha256, sender);
    figures.push(...figureOf(cellOf(key, 'accepted'), rows.level, rows.value.accepted));
    const file = given(await feedFileReport(context, reader, { sha256, limit: 0 }));
    for (const [part, count] of Object.entries(
      file === undefined ? {} : { replaced: file.replaced, deleted: file.deleted },
    )) {
      figures.push(...figureOf(cellOf(key, part), count.level, count.value));
    }
  }
  for (const { feed, senders } of report?.feeds ?? []) {
    if (!isOfPeople(feed)) continue;
    for (const { sender, rows } of senders) {
      const key = senderKey(feed, sender);
      figures.push(...figureOf(cellOf(key, 'accepted'), rows.level, rows.value.accepted));
    }
  }
  return { kind: 'files', figures, ...(await knownOfFiles(context)) };
}

function fileKey(sha256: string, sender: string | null): string {
  return ['file', sha256.slice(0, 16), sender ?? ''].join('|');
}

function senderKey(feed: string, sender: string): string {
  return ['files', feed, sender].join('|');
}

async function knownOfFiles(context: Opened['context']): Promise<Pick<ShownKind, 'sums' | 'exactly'>> {
  const exactly = new Map<string, number>();
  const sums: SumOfCells[] = [];
  const records = readProvenance(context.warehouse).filter(({ feed }) => isOfPeople(feed));
  for (const own of Map.groupBy(records, ({ feed, sender }) => senderKey(feed, sender ?? '')).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const key = senderKey(first.feed, first.sender ?? '');
    exactly.set(
      cellOf(key, 'accepted'),
      own.reduce((sum, { accepted }) => sum + accepted, 0),
    );
    for (const { sha256, sender, accepted } of own) exactly.set(cellOf(fileKey(sha256, sender), 'accepted'), accepted);
    const parts = own.map(({ sha256, sender }) => cellOf(fileKey(sha256, sender), 'accepted'));
    sums.push({ whole: cellOf(key, 'accepted'), parts });
  }
  return { sums: holding(sums, exactly), exactly };
}
