import type { Day } from '../../base/index.ts';
import type { Conflict, Handling } from '../committees/handling.ts';
import type { FoundInterest } from '../interests/found-interest.ts';
import { isHeldOn, type PersonRegister } from '../interests/interest.ts';
import type { PracticeLink } from '../kept/governance-policy.ts';
import { type AgendaItem, EVERY_PRACTICE } from './meeting-entry.ts';

/** What is known of somebody who sits at a meeting. */
export type Sitter = {
  readonly seat: string;
  readonly user: string;
  readonly register: PersonRegister;
  readonly found: readonly FoundInterest[];
};

/** What an item's names stand for. */
export type KnownOrganisations = {
  readonly isPractice: (code: string) => boolean;
  readonly links: readonly PracticeLink[];
  /** Whose earnings a payee is paid. */
  readonly earnersOf: (payee: string) => readonly string[];
};

/** That somebody's interest touches an item. */
export type ConflictMatch = {
  readonly item: number;
  readonly seat: string;
  readonly user: string;
  readonly conflict: Exclude<Conflict, 'none'>;
  readonly organisation: string;
  /** The interest in the register; null: found and not declared. */
  readonly interest: string | null;
  readonly why: string;
  readonly proposed: Handling;
};

/**
 * The interests of who sits at a meeting that touch what an item names, each person's nearest. Financial and indirect interests
 * in what is named are close, and so is one that the system found and nobody declared; any other is distant.
 */
export function conflictsOf(
  item: number,
  agenda: AgendaItem,
  sitters: readonly Sitter[],
  known: KnownOrganisations,
  on: Day,
): readonly ConflictMatch[] {
  const named = namesOf(agenda, known);
  return sitters.flatMap((sitter) => {
    const matches = [...declaredMatches(sitter, named, on), ...foundMatches(sitter, named)];
    const nearest = matches.find(({ conflict }) => conflict === 'close') ?? matches[0];
    if (nearest === undefined) return [];
    const { seat, user } = sitter;
    return [{ item, seat, user, ...nearest, proposed: proposedHandling(nearest.conflict, agenda) }];
  });
}

type Named = { readonly direct: (code: string) => boolean; readonly linked: (code: string) => boolean };
type Matched = Pick<ConflictMatch, 'conflict' | 'organisation' | 'interest' | 'why'>;

function namesOf({ names }: AgendaItem, { isPractice, links, earnersOf }: KnownOrganisations): Named {
  const codes = new Set([...names, ...names.flatMap((name) => earnersOf(name))]);
  const isEvery = codes.has(EVERY_PRACTICE);
  const near = new Set(links.filter(({ practice }) => codes.has(practice)).map(({ code }) => code));
  return {
    direct: (code) => codes.has(code) || (isEvery && isPractice(code)),
    linked: (code) => near.has(code) || (isEvery && links.some((link) => link.code === code)),
  };
}

function declaredMatches({ register }: Sitter, named: Named, on: Day): Matched[] {
  return register.interests.flatMap((interest): Matched[] => {
    const { organisation, organisationName, nature, type, through } = interest.details;
    if (organisation === null || !isHeldOn(interest, on)) return [];
    const isDirect = named.direct(organisation);
    if (!isDirect && !named.linked(organisation)) return [];
    const isClose = isDirect && (type === 'financial' || type === 'indirect');
    const by = through === null ? '' : ` (through ${through})`;
    const why = `${type} interest in ${organisationName}: ${nature}${by}`;
    return [{ conflict: isClose ? 'close' : 'distant', organisation, interest: interest.id, why }];
  });
}

function foundMatches({ found }: Sitter, named: Named): Matched[] {
  return found
    .filter(({ standing, organisation }) => standing === 'not answered' && named.direct(organisation))
    .map(({ organisation, name, why }) => {
      return { conflict: 'close', organisation, interest: null, why: `${name} ${why}, not declared` };
    });
}

/** Where somebody could be awarded something, who might gain sees no paper. */
const COMPETITIVE: readonly string[] = ['contract award', 'procurement', 'new practice'];

function proposedHandling(conflict: ConflictMatch['conflict'], { purpose, matter }: AgendaItem): Handling {
  if (conflict === 'distant') return 'noted';
  if (purpose !== 'decision') return 'discuss, not vote';
  return matter !== null && COMPETITIVE.includes(matter.kind) ? 'no papers' : 'leave for the item';
}
