import { accepted, refused } from '../../../base/index.ts';
import { paperReport } from '../../../reports/index.ts';
import type { FileRoute } from '../../file-route.ts';
import { type Asked, type PageRoute, pageOf } from '../../route.ts';
import { meetingPaperView } from './view.ts';

export const meetingPaperRoute: PageRoute = {
  path: '/meetings/:meeting/paper/:sha256',
  realm: 'invented',
  readers: 'everyone',
  load: async (asked) => pageOf(await paperAsked(asked), meetingPaperView),
};

/** A paper that was sent as a PDF. */
export const meetingPaperFile: FileRoute = {
  path: '/meetings/:meeting/paper/:sha256/file.pdf',
  load: async (asked) => {
    const report = await paperAsked(asked);
    if (!report.ok) return report;
    const { name, kind, bytes } = report.value.paper;
    if (kind !== 'pdf') return refused({ code: 'not-found', message: 'This paper is text: it is on its page.' });
    return accepted({ name: name.endsWith('.pdf') ? name : `${name}.pdf`, type: 'application/pdf', content: bytes });
  },
};

function paperAsked({ context, actor, param }: Asked) {
  return paperReport(context, actor, { meeting: param('meeting'), sha256: param('sha256') });
}
