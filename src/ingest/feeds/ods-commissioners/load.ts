import type { FeedLoader } from '../../feed.ts';
import { isCommissionerCode, loadOds, type OdsFeed, type OdsRecord } from '../../ods-file.ts';
import { type Complaint, shown } from '../../published-file.ts';
import { FIELDS } from './shape.ts';

const feed: OdsFeed = {
  kind: 'commissioners',
  table: 'ods_commissioners',
  fields: FIELDS,
  dates: [11, 12],
  complaints: complaintsOf,
  values: (record) => [
    record.text(1),
    record.text(2),
    record.textOrNull(3),
    record.textOrNull(4),
    record.address(),
    record.textOrNull(10),
    record.day(11),
    record.day(12),
    record.text(14),
  ],
};

/** Loads eccg into `ods_commissioners`. */
export const load: FeedLoader = (file, context) => loadOds(feed, file, context);

function complaintsOf(record: OdsRecord): Complaint[] {
  if (!isCommissionerCode(record.text(1))) {
    const message = `A commissioner’s code has three to five characters, not ${shown(record.text(1))}.`;
    return [{ code: 'UNKNOWN_COMMISSIONER', message }];
  }
  if (/^[A-Z]$/.test(record.text(14))) return [];
  const message = `Sub-Type Code is ${shown(record.text(14))}, where one letter was expected.`;
  return [{ code: 'UNKNOWN_SUB_TYPE', message }];
}
