import type { FeedLoader } from '../../feed.ts';
import { isCommissionerCode, loadOds, type OdsFeed, type OdsRecord } from '../../ods-file.ts';
import { type Complaint, isPracticeCode, shown, unknownPractice } from '../../published-file.ts';
import { FIELDS, STATUSES, SUB_TYPES } from './shape.ts';

const feed: OdsFeed = {
  kind: 'practices',
  table: 'ods_practices',
  fields: FIELDS,
  dates: [11, 12, 16, 17],
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
    record.text(13),
    record.text(14),
    record.textOrNull(15),
    record.day(16),
    record.day(17),
    record.textOrNull(18),
    record.textOrNull(24),
    Number(record.text(26)),
  ],
};

/** Loads epraccur into `ods_practices`. */
export const load: FeedLoader = (file, context) => loadOds(feed, file, context);

function complaintsOf(record: OdsRecord): Complaint[] {
  if (!isPracticeCode(record.text(1))) return [unknownPractice(record.text(1))];
  const complaints: Complaint[] = [];
  if (!isOneOf(STATUSES, record.text(13))) complaints.push(unknown('STATUS', 'Status Code', record.text(13)));
  if (!isOneOf(SUB_TYPES, record.text(14))) complaints.push(unknown('SUB_TYPE', 'Sub-Type Code', record.text(14)));
  if (!/^\d{1,2}$/.test(record.text(26))) complaints.push(unknown('SETTING', 'Prescribing Setting', record.text(26)));
  const commissioner = record.text(15);
  if (commissioner !== '' && !isCommissionerCode(commissioner)) {
    complaints.push(unknown('COMMISSIONER', 'Commissioner', commissioner));
  }
  return complaints;
}

function isOneOf(values: readonly string[], text: string): boolean {
  return values.includes(text);
}

function unknown(what: string, title: string, text: string): Complaint {
  return { code: `UNKNOWN_${what}`, message: `${title} is ${shown(text)}, which the published layout does not have.` };
}
