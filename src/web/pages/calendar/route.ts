import { calendarReport } from '../../../reports/index.ts';
import { CALENDAR } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { calendarView } from './view.ts';

export const calendarRoute: PageRoute = {
  path: CALENDAR,
  realm: 'invented',
  readers: 'signed in',
  load: async ({ context, actor }) => pageOf(await calendarReport(context, actor), calendarView),
};
