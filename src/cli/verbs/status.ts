import { accepted, dayText, poundsText, refused } from '../../base/index.ts';
import { type FeedsReport, feedsReport, type ShownAgreement, statusReport } from '../../reports/index.ts';
import { isoDay, isoMonth } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal status` */
export const statusVerb: Verb = {
  name: 'status',
  purpose: 'what is loaded, late and rejected, and whether results are verified',
  forms: [''],
  async run({ context, actor }) {
    const report = await statusReport(context, actor, {});
    if (!report.ok) return report;
    const status = report.value;
    const tables = textTable(
      ['Table', 'Segments', 'Rows', 'Bytes'],
      status.tables.map((table) => [
        table.table,
        String(table.segments),
        String(table.rows.value),
        String(table.bytes),
      ]),
    );
    const lines = [
      `Business date ${dayText(context.businessDate)}. Snapshot ${status.snapshot.slice(0, 12)}.`,
      `${status.practices} practices, ${status.files} files, ${status.rejectedRows} rows rejected, ${status.lateFeeds.length} feeds late.`,
      ...status.awaitingErasure.map(
        ({ practice, people, since }) =>
          `${practice}: ${people} opted out and wait to be erased since ${since}: commonweal erase`,
      ),
      '',
      tables,
      '',
      `${status.queries.open} queries about results are open, ${status.queries.overdue} of them overdue.`,
      ...status.results.map((result) => `Results at ${dayText(result.periodEnd)}: ${result.words}`),
      ...status.runs.map(
        (run) =>
          `Payment run ${run.id}: ${run.replacedBy === null ? run.stage : `replaced by ${run.replacedBy}`}, ${poundsText(run.totalPence)}`,
      ),
    ];
    return accepted({
      json: {
        businessDate: isoDay(context.businessDate),
        release: status.basis.release,
        snapshot: status.snapshot,
        practices: status.practices,
        files: status.files,
        rejectedRows: status.rejectedRows,
        awaitingErasure: status.awaitingErasure,
        lateFeeds: status.lateFeeds,
        tables: status.tables.map((table) => ({ ...table, rows: table.rows.value })),
        framework: status.framework,
        results: status.results.map((result) => ({ ...result, periodEnd: isoDay(result.periodEnd) })),
        queries: status.queries,
        calculators: plainAgreement(status.calculators),
        runs: status.runs.map((run) => ({ ...run, month: isoMonth(run.month) })),
      },
      text: lines.join('\n'),
    });
  },
};

function plainAgreement(agreement: ShownAgreement | null) {
  if (agreement === null) return null;
  return { ...agreement, people: agreement.people.value, compared: agreement.compared.value };
}

/** The rows beside everything else, as in earlier versions of the JSON. */
function flat<T extends { readonly rows: FeedsReport['files'][number]['rows'] }>({ rows, ...others }: T) {
  return { ...others, ...rows.value };
}

/** `commonweal feeds` */
export const feedsVerb: Verb = {
  name: 'feeds',
  purpose: 'every file received: from whom, when, what was rejected',
  forms: ['[--sender <code>]'],
  async run({ context, actor, line }) {
    const sender = line.options.get('sender');
    const report = await feedsReport(context, actor, {
      ...(typeof sender === 'string' ? { sender } : {}),
      limit: 10_000,
    });
    if (!report.ok) return report;
    if (typeof sender === 'string' && report.value.feeds.length === 0) {
      return refused({
        code: 'input.invalid',
        message: `--sender ${sender} sends no feed.`,
        remedy: 'Without --sender every sender is listed.',
      });
    }
    const rows = report.value.files.map((file) => [
      file.receivedOn,
      file.feed,
      file.name,
      file.status,
      String(file.rows.value.read),
      String(file.rows.value.accepted),
      String(file.rejected),
    ]);
    return accepted({
      json: {
        release: report.value.basis.release,
        feeds: report.value.feeds.map((feed) => ({ ...feed, senders: feed.senders.map(flat) })),
        files: report.value.files.map(flat),
      },
      text: textTable(['Received', 'Feed', 'File', 'Status', 'Read', 'Accepted', 'Rejected'], rows),
    });
  },
};
