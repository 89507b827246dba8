import { annualReviewReport } from '../../../reports/index.ts';
import { ANNUAL_REVIEW } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { annualReviewView } from './view.ts';

export const annualReviewRoute: PageRoute = {
  path: ANNUAL_REVIEW,
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor, query }) =>
    pageOf(await annualReviewReport(context, actor, query('year')), annualReviewView),
};
