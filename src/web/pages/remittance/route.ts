import { remittanceReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { remittanceView } from './view.ts';

export const remittanceRoute: PageRoute = {
  path: '/practice/:practice/remittance/:run',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see practice money'],
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const ask = { practice, run: asked.param('run') };
    return pageOf(await remittanceReport(asked.context, asked.actor, ask), remittanceView);
  },
};
