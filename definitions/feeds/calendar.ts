import type { FeedCalendarJson } from '../../src/ingest/index.ts';

/** When each feed is due: so many days after the first of a month or quarter. Feeds not named have no date. */
export const feedCalendar: FeedCalendarJson = {
  id: 'calendar',
  feeds: [
    {
      feed: 'practice-extract',
      every: 'month',
      days: 9,
      from: 'practices',
      status: 'invented',
      source: 'Agreed with the practices of the demonstration: by the 10th of the month',
    },
    {
      feed: 'practice-counts',
      every: 'month',
      days: 9,
      from: 'practices',
      status: 'invented',
      source: 'Agreed with the practices of the demonstration: by the 10th of the month',
    },
    {
      feed: 'list-size',
      every: 'quarter',
      days: 13,
      from: 'publisher',
      status: 'unverified',
      source: 'Patients Registered at a GP Practice is published about the middle of the month; taken as the 14th',
    },
  ],
};
