import { accepted, isoOfDay, type Outcome, refused } from '../../base/index.ts';
import { conflictsReport, decisionsReport, type MeetingSummary, meetingsReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal governance meetings` */
export async function listMeetings({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await meetingsReport(context, actor);
  if (!report.ok) return report;
  const { basis, planned, held, actions, attendance } = report.value;
  const rows = [...planned, ...held].map(meetingJson);
  return accepted({
    json: {
      release: basis.release,
      meetings: rows,
      actions: actions.map(({ due, ...action }) => ({ ...action, dueOn: isoOfDay(due) })),
      attendance,
    },
    text: textTable(
      ['Meeting', 'Committee', 'On', 'Stage', 'Minutes'],
      rows.map(({ id, committee, on, stage, minutes }) => [id, committee, on, stage, minutes]),
    ),
  });
}

function meetingJson({ on, ...meeting }: MeetingSummary) {
  return { ...meeting, on: isoOfDay(on) };
}

/** `commonweal governance conflicts --meeting <id>` */
export async function listConflicts({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const id = optionOf(line, 'meeting');
  if (id === undefined) return refused({ code: 'input.invalid', message: '--meeting is needed.' });
  const report = await conflictsReport(context, actor, id);
  if (!report.ok) return report;
  const { basis, meeting, conflicts } = report.value;
  const rows = conflicts.map((one) => [
    String(one.item),
    one.name,
    one.why,
    one.proposed,
    one.handling ?? 'nothing yet',
  ]);
  return accepted({
    json: { release: basis.release, meeting: meeting.id, conflicts },
    text: textTable(['Item', 'Member', 'Interest', 'Proposed', 'Recorded'], rows),
  });
}

/** `commonweal governance decisions` */
export async function listDecisions({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await decisionsReport(context, actor);
  if (!report.ok) return report;
  const { basis, decisions } = report.value;
  const rows = decisions.map(({ standing, decision: { entries: _, met, ended, ...decision } }) => ({
    ...decision,
    conditions: decision.conditions.map((condition, index) => ({ ...condition, met: met.get(index) ?? null })),
    ended: ended === null ? null : { kind: ended.kind, by: ended.by, on: isoOfDay(ended.on), words: ended.words },
    standing,
  }));
  return accepted({
    json: { release: basis.release, decisions: rows },
    text: textTable(
      ['Reference', 'Title', 'About', 'Standing'],
      rows.map(({ reference, title, matter, standing }) => [
        reference,
        title,
        `${matter.kind} ${matter.subject}`,
        standing,
      ]),
    ),
  });
}
