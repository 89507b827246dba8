import { type Actor, dayText } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { type QualityCaseSummary, seenBy, summaryOf } from '../monitoring/seen-cases.ts';
import type { Need } from './home-need.ts';

/** At most this many are listed; the page of the group has them all. */
const MOST_CASES = 10;

/** Quality cases that wait: for the practice’s own account, or for whoever keeps them where they are late or not triaged. */
export async function qualityCaseNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const { rules } = context;
  const own = reader.organisation;
  const keeps = rules.may(reader, 'keep quality cases', {}).ok;
  const answers = own !== undefined && rules.may(reader, 'answer quality case', { practice: own }).ok;
  if (!keeps && !answers) return [];
  const seen = await context.store.read((db) => seenBy(context, db, reader));
  if (!seen.ok) return [];
  const all = seen.value.cases.map((one) => summaryOf(context, one));
  const waits = ({ stage, next }: QualityCaseSummary): boolean =>
    keeps ? stage === 'opened' || next?.isLate === true : stage === 'triaged';
  return all.filter(waits).slice(0, MOST_CASES).map(needOf);
}

function needOf({ id, name, title, next }: QualityCaseSummary): Need {
  const due = next?.on ?? null;
  const when = due === null ? '' : next?.isLate === true ? `: was due on ${dayText(due)}` : `: by ${dayText(due)}`;
  return {
    kind: 'quality case waits',
    title: `${name}: ${title}`,
    detail: `${next?.words ?? 'To be looked at'}${when}.`,
    to: { page: 'quality case', case: id },
  };
}
