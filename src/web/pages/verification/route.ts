import { verificationReport } from '../../../reports/index.ts';
import { VERIFICATION } from '../../layout/addresses.ts';
import { monthQueried, numberQueried, type PageRoute, pageOf } from '../../route.ts';
import { verificationView } from './view.ts';

const MOST = 1000;

export const verificationRoute: PageRoute = {
  path: VERIFICATION,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see ledger'],
  load: async (asked) => {
    const [month, seed, size] = [monthQueried(asked), asked.query('seed'), numberQueried(asked, 'size')];
    const ask = {
      ...(month === undefined ? {} : { month }),
      ...(seed === undefined || seed === '' ? {} : { seed }),
      ...(size === undefined ? {} : { size: Math.min(size, MOST) }),
    };
    return pageOf(await verificationReport(asked.context, asked.actor, ask), verificationView);
  },
};
