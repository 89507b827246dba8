import { accepted, type Json, type Outcome, refused, shape } from '../../base/index.ts';
import { COMMITTEE_ROLES, isExecutive, SEAT_GROUPS, type Seat, type SeatGroup } from './committee-role.ts';
import { isQuorate, type Quorum, quorumShape, quorumWords } from './quorum.ts';

const { list, one, optional, record, text, whole, yesOrNo } = shape;
type Shape = shape.Shape;

/** A committee as it is written down: who sits on it, when it may decide, and who says so. */
export type TermsOfReference = {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly seats: readonly Seat[];
  readonly quorum: Quorum;
  readonly meets: 'in public' | 'in private';
  /** On what ground a meeting, or a part of it, may be held in private. */
  readonly privateGround: string | null;
  /** Whether it decides for the commissioner about primary care: then chairs are lay and GPs are never a majority. */
  readonly decidesOnPrimaryCare: boolean;
  readonly tie: 'chair has a casting vote' | 'not carried';
  /** Who together may decide between meetings, one of each group, and in how many days it has to be ratified; absent: nobody. */
  readonly urgent?: { readonly together: readonly SeatGroup[]; readonly ratifyWithinDays: number };
  readonly source: string;
  readonly status: 'found' | 'unverified' | 'invented';
};

const seat = record({
  id: text,
  role: one(...COMMITTEE_ROLES),
  isVoting: yesOrNo,
  office: anyOf(one('chair', 'vice-chair')),
});

/** The frozen form of terms of reference. */
const termsShape: Shape = record({
  id: text,
  name: text,
  purpose: text,
  seats: list(seat, 1),
  quorum: quorumShape,
  meets: one('in public', 'in private'),
  privateGround: anyOf(text),
  decidesOnPrimaryCare: yesOrNo,
  tie: one('chair has a casting vote', 'not carried'),
  urgent: optional(record({ together: list(one(...SEAT_GROUPS), 2), ratifyWithinDays: whole(1, 366) })),
  source: text,
  status: one('found', 'unverified', 'invented'),
});

/**
 * Reads terms of reference. Refuses, with everything that is wrong, those that are not of the form, that can never be
 * quorate, or that let whoever provides the care decide who is paid for it.
 */
export function loadTerms(json: Json): Outcome<TermsOfReference> {
  const wrong = termsShape.wrong(json, 'terms');
  const faults = wrong.length > 0 ? wrong : meaningFaults(json as unknown as TermsOfReference);
  if (faults.length === 0) return accepted(json as unknown as TermsOfReference);
  return refused({
    code: 'definition.invalid',
    message: `These are not terms of reference: ${faults.join('; ')}.`,
    remedy: 'Correct the terms of reference and load them again.',
  });
}

function meaningFaults(terms: TermsOfReference): string[] {
  const ids = terms.seats.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const votes = terms.seats.filter(({ isVoting }) => isVoting);
  return [
    ...twice.map((id) => `the seat ${id} is named twice`),
    ...officeFaults(terms),
    ...(terms.meets === 'in private' && terms.privateGround === null
      ? ['it meets in private and names no ground']
      : []),
    ...(canBeQuorate(terms.quorum, votes) ? [] : [`it can never be quorate: ${quorumWords(terms.quorum)}`]),
    ...(terms.decidesOnPrimaryCare ? majorityFaults(votes) : []),
  ];
}

function officeFaults({ seats, decidesOnPrimaryCare }: TermsOfReference): string[] {
  return (['chair', 'vice-chair'] as const).flatMap((office) => {
    const holders = seats.filter((each) => each.office === office);
    if (holders.length !== 1) return [`${holders.length} seats hold the office of ${office}, not one`];
    const isLay = holders[0]?.role === 'lay member';
    return [
      ...(holders[0]?.isVoting ? [] : [`the ${office} does not vote`]),
      ...(decidesOnPrimaryCare && !isLay ? [`the ${office} is not a lay member`] : []),
    ];
  });
}

function majorityFaults(votes: readonly Seat[]): string[] {
  const layAndExecutive = votes.filter(({ role }) => role === 'lay member' || isExecutive(role)).length;
  const practitioners = votes.filter(({ role }) => role === 'general practitioner').length;
  return [
    ...(layAndExecutive * 2 > votes.length ? [] : ['lay members and executives are not the majority of votes']),
    ...(practitioners * 2 < votes.length ? [] : ['general practitioners are half of the votes or more']),
  ];
}

/** Whether some attendance is enough. Members alike but for their names are tried by number, not one by one. */
function canBeQuorate(quorum: Quorum, votes: readonly Seat[]): boolean {
  const alike = [...Map.groupBy(votes, ({ role, office }) => `${role}/${office}`).values()];
  const tryFrom = (at: number, present: readonly Seat[]): boolean => {
    const group = alike[at];
    if (group === undefined) return isQuorate(quorum, present);
    return [...group, undefined].some((_, absent) => tryFrom(at + 1, [...present, ...group.slice(absent)]));
  };
  return tryFrom(0, []);
}

/** Roles without any of whom the committee cannot decide: when all of them are conflicted it must refer. */
export function indispensableRoles({ quorum, seats }: TermsOfReference): string[] {
  const votes = seats.filter(({ isVoting }) => isVoting);
  const roles = [...new Set(votes.map(({ role }) => role))];
  return roles.filter(
    (role) =>
      !canBeQuorate(
        quorum,
        votes.filter((each) => each.role !== role),
      ),
  );
}

function anyOf(shape: Shape): Shape {
  return {
    wrong: (value, path) => (value === null ? [] : shape.wrong(value, path)),
    schema: { oneOf: [{ type: 'null' }, shape.schema] },
  };
}
