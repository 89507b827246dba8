import { accepted, type Day, dayFromIso, type Json, type Outcome, refused, shape } from '../../base/index.ts';

const { list, one, optional, record, text } = shape;

/** That somebody holds a seat of a committee between two dates (ISO; both included). */
export type Membership = {
  readonly committee: string;
  readonly seat: string;
  /** Who, as they sign in. */
  readonly user: string;
  readonly from: string;
  readonly to?: string;
};

/** The frozen form of who sits where. */
export type MembershipJson = {
  readonly id: string;
  readonly status: 'found' | 'unverified' | 'invented';
  readonly source: string;
  readonly members: readonly Membership[];
};

const membershipShape: shape.Shape = record({
  id: text,
  status: one('found', 'unverified', 'invented'),
  source: text,
  members: list(record({ committee: text, seat: text, user: text, from: shape.isoDate, to: optional(shape.isoDate) })),
});

/** Reads who sits where. Refuses `definition.invalid`, also where one seat is held by two on a day. */
export function loadMemberships(json: Json): Outcome<readonly Membership[]> {
  const wrong = membershipShape.wrong(json, 'members');
  const members = wrong.length > 0 ? [] : (json as unknown as MembershipJson).members;
  const doubles = members.filter((each, index) => members.slice(0, index).some((other) => isDouble(each, other)));
  const faults = [...wrong, ...doubles.map(({ committee, seat }) => `the ${seat} of ${committee} is held by two`)];
  if (faults.length === 0) return accepted(members);
  return refused({ code: 'definition.invalid', message: `This does not say who sits where: ${faults.join('; ')}.` });
}

function isDouble(one: Membership, other: Membership): boolean {
  if (one.committee !== other.committee || one.seat !== other.seat) return false;
  return one.from <= (other.to ?? '9999-12-31') && other.from <= (one.to ?? '9999-12-31');
}

/** Who sits on a committee on a day. */
export function sittingOn(members: readonly Membership[], committee: string, on: Day): readonly Membership[] {
  return members.filter((each) => each.committee === committee && isHeldOn(each, on));
}

/** The committees on which somebody sits on a day. */
export function seatsOf(members: readonly Membership[], user: string, on: Day): readonly Membership[] {
  return members.filter((each) => each.user === user && isHeldOn(each, on));
}

function isHeldOn({ from, to }: Membership, on: Day): boolean {
  const [first, last] = [dayFromIso(from), to === undefined ? undefined : dayFromIso(to)];
  return first !== undefined && first <= on && (last === undefined || on <= last);
}
