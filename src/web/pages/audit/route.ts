import { dayFromIso } from '../../../base/index.ts';
import { type AuditAsk, auditReport } from '../../../reports/index.ts';
import { AUDIT } from '../../layout/addresses.ts';
import { type Asked, numberQueried, type PageRoute, rowsListed } from '../../route.ts';
import { auditView } from './view.ts';

export const auditRoute: PageRoute = {
  path: AUDIT,
  realm: 'invented',
  readers: 'signed in',
  limit: 'search',
  needs: ['see audit'],
  load: async (asked) => {
    const ask = auditAsked(asked);
    const limit = rowsListed(asked);
    const report = await auditReport(asked.context, asked.actor, { ...ask, limit });
    return report.ok ? { ok: true, value: auditView(report.value, ask) } : report;
  },
};

/** What is looked for; a field that is empty or cannot be read is not. */
function auditAsked(asked: Asked): AuditAsk {
  const text = (name: string) => (asked.query(name) ?? '').trim() || undefined;
  const dayAsked = (name: string) => dayFromIso(asked.query(name) ?? '');
  const found = {
    ...{ user: text('user'), person: text('person'), words: text('words') },
    ...{ from: dayAsked('from'), to: dayAsked('to'), before: numberQueried(asked, 'before') },
    ...{ refusedOnly: asked.query('refused') === 'yes' || undefined },
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
