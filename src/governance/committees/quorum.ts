import { shape } from '../../base/index.ts';
import { isAmong, SEAT_GROUPS, type Seat, type SeatGroup, severalOf } from './committee-role.ts';

/** Who must be there, over the voting members who are present and may take part after recusals. */
export type Quorum =
  | { readonly all: readonly Quorum[] }
  | { readonly any: readonly Quorum[] }
  | { readonly atLeast: number; readonly of: readonly SeatGroup[] }
  | { readonly moreOf: readonly SeatGroup[]; readonly thanOf: readonly SeatGroup[] };

const { list, one, record, recursive, whole } = shape;
type Shape = shape.Shape;

const groups = list(one(...SEAT_GROUPS), 1);
const FORMS: Readonly<Record<string, Shape>> = {
  all: record({ all: list(quorum(), 1) }),
  any: record({ any: list(quorum(), 1) }),
  atLeast: record({ atLeast: whole(1, 99), of: groups }),
  moreOf: record({ moreOf: groups, thanOf: groups }),
};

function quorum(): Shape {
  return recursive('quorum', () => quorumShape);
}

/** The frozen form of a quorum; a form is known by its first word. */
export const quorumShape: Shape = {
  wrong(value, path) {
    const names = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
    const form = names.find((name) => Object.hasOwn(FORMS, name));
    if (form === undefined) return [`${path} is not one of ${Object.keys(FORMS).join(', ')}`];
    return (FORMS[form] as Shape).wrong(value, path);
  },
  schema: { oneOf: Object.values(FORMS).map((form) => form.schema) },
};

/** Whether these seats are enough. Somebody who holds an office counts once for the office and once for the role. */
export function isQuorate(quorum: Quorum, present: readonly Seat[]): boolean {
  if ('all' in quorum) return quorum.all.every((part) => isQuorate(part, present));
  if ('any' in quorum) return quorum.any.some((part) => isQuorate(part, present));
  if ('atLeast' in quorum) return counted(quorum.of, present) >= quorum.atLeast;
  return counted(quorum.moreOf, present) > counted(quorum.thanOf, present);
}

/** What of a quorum is missing, in words; nothing when it is met. */
export function missingFrom(quorum: Quorum, present: readonly Seat[]): string[] {
  if (isQuorate(quorum, present)) return [];
  if ('all' in quorum) return quorum.all.flatMap((part) => missingFrom(part, present));
  return [quorumWords(quorum)];
}

/** How many places of its parts are not filled: somebody may fill several. None when it is met. */
export function shortfall(quorum: Quorum, present: readonly Seat[]): number {
  if ('all' in quorum) return quorum.all.reduce((sum, part) => sum + shortfall(part, present), 0);
  if ('any' in quorum) return Math.min(...quorum.any.map((part) => shortfall(part, present)));
  if ('atLeast' in quorum) return Math.max(0, quorum.atLeast - counted(quorum.of, present));
  return Math.max(0, counted(quorum.thanOf, present) - counted(quorum.moreOf, present) + 1);
}

/** The quorum as it reads aloud, without a full stop. */
export function quorumWords(quorum: Quorum): string {
  if ('all' in quorum) return quorum.all.map(quorumWords).join(', and ');
  if ('any' in quorum) return quorum.any.map(quorumWords).join(', or ');
  if ('atLeast' in quorum) return `at least ${quorum.atLeast} ${eitherOf(quorum.of, quorum.atLeast)}`;
  return `more ${eitherOf(quorum.moreOf)} than ${eitherOf(quorum.thanOf)}`;
}

function counted(among: readonly SeatGroup[], present: readonly Seat[]): number {
  return present.filter((seat) => among.some((group) => isAmong(seat, group))).length;
}

/** `nurse or lay member` of one; `nurses, lay members or executives` of several. */
function eitherOf(of: readonly SeatGroup[], number?: number): string {
  const names = of.map((group) => (number === 1 ? group : severalOf(group)));
  const [last = ''] = names.slice(-1);
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
