import { statementReport } from '../../../reports/index.ts';
import { dayQueried } from '../../day-queried.ts';
import { monthAsked, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { statementView } from './view.ts';

export const statementRoute: PageRoute = {
  path: '/practice/:practice/statement/:month',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see practice money'],
  load: async (asked) => {
    const [practice, month] = [practiceAsked(asked), monthAsked(asked)];
    if (practice === undefined || month === undefined) return noSuchAddress();
    const knownOn = dayQueried(asked, 'known-on');
    if (!knownOn.ok) return knownOn;
    const ask = { practice, month, ...(knownOn.value === undefined ? {} : { knownOn: knownOn.value }) };
    return pageOf(await statementReport(asked.context, asked.actor, ask), statementView);
  },
};
