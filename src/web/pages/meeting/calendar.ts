import { accepted, isoOfDay } from '../../../base/index.ts';
import { type MeetingSummary, meetingReport } from '../../../reports/index.ts';
import type { FileRoute } from '../../file-route.ts';

/** The meeting as a calendar takes it in (RFC 5545), in the time of the place where it is held. */
export const meetingCalendarFile: FileRoute = {
  path: '/meetings/:meeting/calendar.ics',
  load: async ({ context, actor, param }) => {
    const report = await meetingReport(context, actor, param('meeting'));
    if (!report.ok) return report;
    const { meeting } = report.value;
    const content = calendarText(meeting, context.clock.now());
    return accepted({ name: `${meeting.id}.ics`, type: 'text/calendar; charset=utf-8', content });
  },
};

/** @param madeAt ISO 8601, UTC */
function calendarText(meeting: MeetingSummary, madeAt: string): string {
  const at = (time: string) => `${isoOfDay(meeting.on).replaceAll('-', '')}T${time.replace(':', '')}00`;
  const common = meeting.inCommonWith === null ? '' : `, in common with ${meeting.inCommonWith}`;
  const stamp = `${madeAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Commonweal//Meetings//EN',
    'BEGIN:VEVENT',
    `UID:${meeting.id}@commonweal`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${at(meeting.startsAt)}`,
    `DTEND:${at(meeting.endsAt)}`,
    `SUMMARY:${escaped(`${meeting.committee}${common}`)}`,
    `LOCATION:${escaped(meeting.place)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.flatMap(folded).join('\r\n')}\r\n`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n');
}

const LONGEST_LINE = 75;

/** Lines are at most 75 octets; what is longer goes on after a space. */
function folded(line: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const sign of line) {
    if (Buffer.byteLength(part + sign) > LONGEST_LINE) {
      parts.push(part);
      part = ' ';
    }
    part += sign;
  }
  return [...parts, part];
}
