import { dayFromIso } from '../../../base/index.ts';
import { guardianReport } from '../../../reports/index.ts';
import { GUARDIAN } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { guardianView } from './view.ts';

export const guardianRoute: PageRoute = {
  path: GUARDIAN,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see audit'],
  load: async (asked) => {
    const dayAsked = (name: string) => dayFromIso(asked.query(name) ?? '');
    const [from, to] = [dayAsked('from'), dayAsked('to')];
    const ask = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    return pageOf(await guardianReport(asked.context, asked.actor, ask), guardianView);
  },
};
