import { accepted } from '../../../base/index.ts';
import { caseEvidenceReport, caseReport } from '../../../reports/index.ts';
import type { FileRoute } from '../../file-route.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { caseView } from './view.ts';

export const caseRoute: PageRoute = {
  path: '/cases/:case',
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor, param }) => pageOf(await caseReport(context, actor, param('case')), caseView),
};

/** A file that is evidence, as it was sent. */
export const caseEvidenceFile: FileRoute = {
  path: '/cases/:case/evidence/:sha256/file.pdf',
  load: async ({ context, actor, param }) => {
    const report = await caseEvidenceReport(context, actor, { case: param('case'), sha256: param('sha256') });
    if (!report.ok) return report;
    const { name, bytes } = report.value.file;
    return accepted({ name: name.endsWith('.pdf') ? name : `${name}.pdf`, type: 'application/pdf', content: bytes });
  },
};
