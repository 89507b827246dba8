import { type Day, dayFromIso, odsCodeFromText } from '../../base/index.ts';
import type { ReadDb } from '../../store/index.ts';
import { personRegister } from '../interests/kept-interests.ts';
import { foundOf, type KnownWorld } from '../interests/known-world.ts';
import type { Governance } from '../kept/governance-policy.ts';
import { type ConflictMatch, conflictsOf, type KnownOrganisations, type Sitter } from './matching.ts';
import type { AgendaItem } from './meeting-entry.ts';
import type { Meeting } from './meeting-state.ts';

/** The interests of everybody who sits at a meeting that touch what its items name, as the registers stand now. */
export async function conflictsAt(
  db: ReadDb,
  governance: Governance,
  world: KnownWorld,
  { state }: Meeting,
): Promise<readonly ConflictMatch[]> {
  const asked = { sitting: state.called.sitting, on: dayFromIso(state.called.on) as Day };
  const items = state.items.filter(({ withdrawn }) => withdrawn === null);
  return conflictsIn(db, governance, world, { ...asked, items });
}

/** The same of matters that are before people anywhere: `sitting` is the user by seat. */
export async function conflictsIn(
  db: ReadDb,
  governance: Governance,
  world: KnownWorld,
  asked: {
    readonly sitting: Readonly<Record<string, string>>;
    readonly on: Day;
    readonly items: readonly { readonly number: number; readonly agenda: AgendaItem }[];
  },
): Promise<readonly ConflictMatch[]> {
  const sitters: Sitter[] = [];
  for (const [seat, user] of Object.entries(asked.sitting)) {
    const register = await personRegister(db, user);
    sitters.push({ seat, user, register, found: foundOf(world, governance, register) });
  }
  const known = knownOrganisations(governance, world);
  return asked.items.flatMap(({ number, agenda }) => conflictsOf(number, agenda, sitters, known, asked.on));
}

function knownOrganisations({ links }: Governance, { register, payees }: KnownWorld): KnownOrganisations {
  return {
    links,
    isPractice: (text) => {
      const code = odsCodeFromText(text);
      return code !== undefined && register.has(code);
    },
    earnersOf: (payee) => payees.find((one) => one.payee.id === payee)?.earners ?? [],
  };
}
