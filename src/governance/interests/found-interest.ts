import type { Governance, PracticeLink } from '../kept/governance-policy.ts';
import type { PersonRegister } from './interest.ts';

/** Who is paid on behalf of practices. */
export type KnownPayee = {
  readonly payee: { readonly id: string; readonly name: string };
  readonly earners: readonly string[];
};

/** What is known of a person without their saying so. */
export type KnownPerson = {
  readonly user: string;
  /** The practice of which they are a practitioner; null: of none. */
  readonly practice: { readonly code: string; readonly name: string } | null;
};

/** An organisation in which somebody is likely to have an interest, and how that is known. */
export type FoundInterest = {
  readonly user: string;
  readonly organisation: string;
  readonly name: string;
  readonly why: string;
  /** Whether the person declared it, or said that there is none; otherwise it is a question that waits. */
  readonly standing: 'declared' | 'denied' | 'not answered';
};

const WHY: Readonly<Record<PracticeLink['kind'], string>> = {
  network: 'is the network of their practice',
  'property company': 'owns the premises of their practice',
};

/** The interests of a practitioner that the system knows of: their own practice, its network, landlord and payee. */
export function foundInterests(
  { user, practice }: KnownPerson,
  register: PersonRegister,
  { links }: Pick<Governance, 'links'>,
  payees: readonly KnownPayee[],
): readonly FoundInterest[] {
  if (practice === null) return [];
  const own = practice.code;
  const linked = links.filter((link) => link.practice === own);
  const paidBy = payees.filter(({ payee, earners }) => payee.id !== own && earners.includes(own));
  const found = [
    { organisation: own, name: practice.name, why: 'is their own practice' },
    ...linked.map(({ code, name, kind }) => ({ organisation: code, name, why: WHY[kind] })),
    ...paidBy.map(({ payee: { id, name } }) => ({
      organisation: id,
      name,
      why: 'is paid on behalf of their practice',
    })),
  ];
  return found.map((one) => ({ user, ...one, standing: standingOf(one.organisation, register) }));
}

function standingOf(organisation: string, { interests, denied }: PersonRegister): FoundInterest['standing'] {
  if (interests.some(({ details }) => details.organisation === organisation)) return 'declared';
  return denied.has(organisation) ? 'denied' : 'not answered';
}
