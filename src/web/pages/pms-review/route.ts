import { pmsReviewReport } from '../../../reports/index.ts';
import { type Asked, type PageRoute, pageOf } from '../../route.ts';
import { pmsReviewView } from './view.ts';

export const pmsReviewRoute: PageRoute = {
  path: '/review/pms',
  realm: 'invented',
  readers: 'signed in',
  isFor: ({ context, actor }) => context.rules.may(actor, 'see practice money', {}).ok,
  load: async (asked) => pageOf(await pmsReviewReport(asked.context, asked.actor, choiceQueried(asked)), pmsReviewView),
};

/** The length of the taper and the way of giving out after the question mark. */
export function choiceQueried(asked: Asked): { readonly taperYears?: string; readonly reinvestment?: string } {
  const [taperYears, reinvestment] = [asked.query('taper'), asked.query('reinvest')];
  return { ...(taperYears ? { taperYears } : {}), ...(reinvestment ? { reinvestment } : {}) };
}
