import assert from 'node:assert/strict';
import test from 'node:test';
import { isExecutive, type Seat } from './committee-role.ts';
import { explore } from './explore.ts';
import { brokenBy } from './item-invariants.ts';
import { codeOf, interchangeable, wholeCodesOf } from './item-key.ts';
import { ITEM_GUARDS, type ItemEvent, type ItemGuards, type ItemState } from './item-state.ts';
import { itemStep, newItem } from './item-step.ts';
import { eventsOf, foldMember } from './member-fold.ts';
import { PLANTED_FAULTS } from './planted-faults.ts';
import type { Quorum } from './quorum.ts';
import type { TermsOfReference } from './terms-of-reference.ts';

const seat = (id: string, role: Seat['role'], office: Seat['office'] = null): Seat => {
  return { id, role, isVoting: true, office };
};
const CHAIR = seat('chair', 'lay member', 'chair');
const CHIEF = seat('chief officer', 'chief officer');
const TWO_GPS = [seat('GP 1', 'general practitioner'), seat('GP 2', 'general practitioner')];

function committee(seats: readonly Seat[], quorum: Quorum): TermsOfReference {
  return {
    ...{ id: 'few', name: 'Few', purpose: 'Decides.', meets: 'in public', privateGround: null },
    ...{ decidesOnPrimaryCare: false, tie: 'chair has a casting vote', source: 'test', status: 'invented' },
    ...{ seats, quorum },
  };
}

const PAIR = committee([CHAIR, CHIEF], { atLeast: 1, of: ['voting member'] });
const THREE = committee([CHAIR, ...TWO_GPS], { atLeast: 2, of: ['voting member'] });

/** All that can happen, to each member by name and to the whole. */
function everyEvent({ seats }: TermsOfReference): readonly ItemEvent[] {
  const whole = ['evidence the case', 'put the motion', 'close the vote', 'refer', 'revoke', 'expire'] as const;
  const signing = ['prepare', 'certify', 'release'] as const;
  return [
    ...whole.map((kind): ItemEvent => ({ kind })),
    ...seats.flatMap(({ id, role }) => [
      ...eventsOf(id),
      ...(isExecutive(role) ? signing.map((kind): ItemEvent => ({ kind, seat: id })) : []),
    ]),
  ];
}

function keyOf({ members, ...whole }: ItemState): string {
  return [
    ...members.map(codeOf),
    ...wholeCodesOf(
      whole,
      members.map(({ seat: own }) => own),
    ),
  ].join();
}

/** Every state, with nothing taken for the same; how many they are once folded; and all that was broken. */
function plainWalk(terms: TermsOfReference, guards: ItemGuards, events: readonly ItemEvent[]) {
  const alike = interchangeable(terms);
  const folds = terms.seats.map((each) => foldMember(terms, each, guards));
  const foldedKey = ({ members, ...whole }: ItemState): string => {
    const stage = whole.stage === 'discussed' || whole.stage === 'voting' ? whole.stage : 'over';
    const looks = members.map((member, index) =>
      [alike[index], folds[index]?.[stage].lookOf.get(codeOf(member))].join(),
    );
    return [
      wholeCodesOf(whole, terms.seats).join(),
      ...(whole.payment.by.length === 0 ? looks.toSorted() : looks),
    ].join('|');
  };
  const start = newItem(terms);
  const known = new Map([[keyOf(start), start]]);
  const broken = new Set<string>();
  // A map hands out what is added to it while it is gone through.
  for (const at of known.values()) {
    for (const event of events) {
      const after = itemStep(terms, at, event, guards);
      if (typeof after === 'string') continue;
      for (const what of brokenBy(terms, at, event, after)) broken.add(what);
      if (!known.has(keyOf(after))) known.set(keyOf(after), after);
    }
  }
  const folded = new Set(known.values().map(foldedKey));
  return { plain: known.size, folded: folded.size, broken: [...broken].toSorted() };
}

const EVERY_EVENT = everyEvent(PAIR);
/** Of what a member may do, what the guards tell apart: quicker to walk. */
const TOLD_APART = EVERY_EVENT.filter(
  (event) =>
    event.kind !== 'handle' ||
    ['noted', 'discuss, not vote', 'leave for the vote', 'no papers'].includes(event.handling),
).filter((event) => event.kind !== 'vote' || event.vote !== 'abstain');
const WALKED = [
  { id: 'none', guards: ITEM_GUARDS, events: EVERY_EVENT },
  ...PLANTED_FAULTS.map(({ id, guards }) => ({ id, guards, events: TOLD_APART })),
];

for (const { id, guards, events } of WALKED) {
  test(`of two members the folded walk has each state and each fault of the plain one, planted: ${id}`, async () => {
    const plain = plainWalk(PAIR, guards, events);
    const { states, violations } = await explore(PAIR, { members: 2, guards });
    assert.ok(plain.plain > 1000);
    assert.equal(states, plain.folded);
    assert.deepEqual(violations.map(({ what }) => what).toSorted(), plain.broken);
    assert.equal(plain.broken.length > 0, id !== 'none');
  });
}

test('of three members, two of them alike, the folded walk has each state of the plain one', async () => {
  const events = everyEvent(THREE).filter(
    (event) =>
      !(event.kind === 'declare' && event.conflict === 'distant') &&
      !(event.kind === 'vote' && event.vote === 'abstain') &&
      !(event.kind === 'handle' && !['leave for the vote', 'no papers'].includes(event.handling)),
  );
  const plain = plainWalk(THREE, ITEM_GUARDS, events);
  const { states, violations } = await explore(THREE, { members: 3 });
  assert.ok(plain.plain > 1000);
  assert.equal(states, plain.folded);
  assert.deepEqual([violations, plain.broken], [[], []]);
});
