import {
  COMMITTEE_ROLES,
  DECISION_KINDS,
  FUNCTION_CONTRACTS,
  HANDLINGS,
  type MeetingReport,
  PAPER_REPORTS,
  PURPOSES,
  RECOMMENDATIONS,
} from '../../../reports/index.ts';
import { sentenceCase } from '../../layout/figures.ts';

type Choice = { readonly value: string; readonly text: string };

/** The forms that the reader may fill in now; null where there is none of the kind. */
export function formsFor(report: MeetingReport, address: string): object {
  const { meeting, mayKeep } = report;
  const stage = mayKeep ? meeting.stage : null;
  return {
    action: `${address}/enter`,
    paperAction: `${address}/paper`,
    madeAction: `${address}/made-paper`,
    planning:
      stage === 'planned'
        ? { ...AGENDA_CHOICES, items: itemChoices(report, 'to come'), reports: choices(PAPER_REPORTS) }
        : null,
    publishing: stage === 'planned' && report.items.length > 0,
    opening: stage === 'published',
    attending: stage === 'open' ? { here: seatChoices(report, true), away: seatChoices(report, false) } : null,
    beginning: stage === 'open' && report.current === null ? { items: itemChoices(report, 'to come') } : null,
    running: stage === 'open' && report.current !== null ? runningForms(report, report.current) : null,
    closing: stage === 'open' && report.current === null,
    minuting: stage === 'closed' && report.minutesApprovedAt === null ? { items: itemChoices(report) } : null,
    acting: mayKeep && report.items.length > 0 ? { items: itemChoices(report), open: openActions(report) } : null,
    handling: handlingForms(report),
    declaring: declaringForm(report),
    voting: votingForm(report),
  };
}

function choices(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, text: sentenceCase(value) }));
}

const AGENDA_CHOICES = {
  purposes: choices(PURPOSES),
  kinds: [{ value: '', text: 'Nothing is decided' }, ...choices(Object.keys(DECISION_KINDS))],
  contracts: FUNCTION_CONTRACTS.map((value) => ({ value, text: value })),
};

function itemChoices({ items }: MeetingReport, stage?: string): Choice[] {
  return items
    .filter((item) => item.withdrawn === null && (stage === undefined || item.stage === stage))
    .map(({ number, title }) => ({ value: String(number), text: `${number}: ${title}` }));
}

function seatChoices({ members }: MeetingReport, isPresent: boolean): Choice[] {
  return members
    .filter((member) => member.isPresent === isPresent && !member.seat.startsWith('guest '))
    .map(({ seat, name }) => ({ value: seat, text: `${name} (${seat})` }));
}

/** What the secretary enters about the item that is before the meeting. */
function runningForms({ members, items, count }: MeetingReport, current: number): object {
  const free = members.filter(({ mayVote }) => mayVote === true);
  const seats = free.map(({ seat, name }) => ({ value: seat, text: `${name} (${seat})` }));
  const item = items[current - 1];
  const hasMotion = item?.motion != null;
  const lacks = (count?.missing.length ?? 0) > 0;
  return {
    item: String(current),
    moving: !hasMotion && item?.matter != null && !lacks ? { seats } : null,
    votes: hasMotion ? { seats } : null,
    joining:
      lacks && !hasMotion ? { roles: choices(COMMITTEE_ROLES), recommendations: choices(RECOMMENDATIONS) } : null,
  };
}

function openActions({ actions }: MeetingReport): Choice[] {
  return actions
    .filter(({ done }) => done === null)
    .map(({ number, what }) => ({ value: String(number), text: `${number}: ${what}` }));
}

/** One form for each interest without a recorded handling, for the chair; the proposed one stands first. */
function handlingForms({ conflicts, mayHandle, meeting }: MeetingReport): readonly object[] {
  if (!mayHandle || conflicts === null || meeting.stage === 'closed') return [];
  return conflicts
    .filter(({ handling }) => handling === null)
    .map(({ item, seat, name, why, proposed }) => ({
      id: `handle-${item}-${seat.replaceAll(' ', '-')}`,
      wordsId: `handle-${item}-${seat.replaceAll(' ', '-')}-words`,
      words: `Item ${item}, ${name}: ${why}.`,
      item: String(item),
      seat,
      handlings: choices([proposed, ...HANDLINGS.filter((each) => each !== proposed)]),
    }));
}

function declaringForm(report: MeetingReport): object | null {
  const { ownSeat, meeting } = report;
  if (ownSeat === null || meeting.stage === 'closed') return null;
  const items = itemChoices(report);
  return items.length === 0 ? null : { seat: ownSeat, items };
}

function votingForm({ ownSeat, members, current, items }: MeetingReport): object | null {
  const own = members.find(({ seat }) => seat === ownSeat);
  const isMoved = current !== null && items[current - 1]?.motion != null;
  return isMoved && own?.mayVote === true ? { seat: own.seat, item: String(current) } : null;
}
