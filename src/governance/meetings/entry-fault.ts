import { dayFromIso, type Json, shape } from '../../base/index.ts';
import { COMMITTEE_ROLES } from '../committees/committee-role.ts';
import { HANDLINGS } from '../committees/handling.ts';
import { FUNCTION_CONTRACTS } from '../committees/who-decides.ts';
import { DECISION_KINDS } from '../decisions/decision-kind.ts';
import { COVER_PARTS, type MeetingEntry, PURPOSES, RECOMMENDATIONS } from './meeting-entry.ts';

const { list, one, pattern, record, variants, whole, yesOrNo } = shape;
type Shape = shape.Shape;

const LONGEST = 5000;
const words = pattern(new RegExp(`^[\\s\\S]{0,${LONGEST}}$`), `at most ${LONGEST} characters`);
const said = pattern(
  new RegExp(`^(?=[\\s\\S]*\\S)[\\s\\S]{1,${LONGEST}}$`),
  `written, in at most ${LONGEST} characters`,
);
const iso = date();
const minute = pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'a minute written HH:MM');
const item = whole(1, 999);
const guest = record({ name: said, from: said, role: one(...COMMITTEE_ROLES) });
const onItem = (more: Record<string, Shape> = {}): Shape => record({ kind: said, item, ...more });
const matter = record({
  kind: one(...Object.keys(DECISION_KINDS)),
  contract: one(...FUNCTION_CONTRACTS),
  subject: said,
  contentHash: orNull(pattern(/^[0-9a-f]{64}$/, 'a SHA-256')),
  amountPence: orNull(whole(1, Number.MAX_SAFE_INTEGER)),
});
const agenda = record({
  title: said,
  purpose: one(...PURPOSES),
  matter: orNull(matter),
  names: list(said),
  privateGround: orNull(said),
  referredFrom: orNull(record({ meeting: said, item })),
});
const motion = record({
  words: said,
  conditions: list(record({ words: said, isBefore: yesOrNo })),
  expiresOn: orNull(iso),
});

/** What an entry has to be. That a meeting is called is checked where that is done. */
const ENTRY = variants('kind', {
  item: record({ kind: said, agenda }),
  withdrawn: onItem({ reason: said }),
  cover: onItem({ cover: record(Object.fromEntries(COVER_PARTS.map((part) => [part, words]))) }),
  paper: onItem({ paper: record({ name: said, sha256: said, madeFrom: orNull(said) }) }),
  published: record({ kind: said, lateReason: orNull(said) }),
  declared: onItem({ seat: said, conflict: one('close', 'distant'), interest: orNull(said), words: said }),
  handled: onItem({ seat: said, handling: one(...HANDLINGS), words }),
  opened: record({ kind: said, at: minute }),
  closed: record({ kind: said, at: minute }),
  came: record({ kind: said, seat: said, at: minute }),
  left: record({ kind: said, seat: said, at: minute }),
  begun: onItem({ at: minute }),
  invited: onItem({ at: minute, guest }),
  panel: onItem({ at: minute, members: list(guest, 1), recommendation: one(...RECOMMENDATIONS), words: said }),
  moved: onItem({ at: minute, proposer: said, seconder: said, motion }),
  voted: onItem({ seat: said, vote: one('for', 'against', 'abstain') }),
  'vote closed': onItem({ at: minute }),
  referred: onItem({ at: minute, to: said }),
  noted: onItem({ at: minute, words: said }),
  action: onItem({ what: said, owner: said, dueOn: iso }),
  'action done': record({ kind: said, action: whole(1, 9999), words: said }),
  question: record({ kind: said, words: said, answer: said }),
  minuted: onItem({ words: said }),
  'minutes approved': record({ kind: said, at: said }),
});

/** What is wrong with the form of an entry, in words; undefined when it can be entered. */
export function entryFault(entry: MeetingEntry): string | undefined {
  const [fault] = ENTRY.wrong(entry as unknown as Json, entry.kind);
  return fault;
}

function orNull(of: Shape): Shape {
  return {
    wrong: (value, path) => (value === null ? [] : of.wrong(value, path)),
    schema: { oneOf: [{ type: 'null' }, of.schema] },
  };
}

function date(): Shape {
  const text = shape.isoDate;
  return {
    schema: text.schema,
    wrong(value, path) {
      const wrong = text.wrong(value, path);
      if (wrong.length > 0 || dayFromIso(value as string) !== undefined) return wrong;
      return [`${path} is no day of the calendar`];
    },
  };
}
