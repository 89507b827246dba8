import type { PracticeLinksJson } from '../../src/governance/index.ts';
import { networkCodes, networkName } from './networks.ts';

/**
 * Organisations that a practice's partners share in: its network and who owns its premises. All invented; payees of
 * a practice's own choosing are known from the payees.
 */
type Line = { readonly code: string; readonly locality: string };

const LANDLORDS = [
  { practice: 'X00010', code: 'X00L1', name: 'Juniper Premises Limited' },
  { practice: 'X00027', code: 'X00L2', name: 'Sycamore Estates Limited' },
];

/** @param lines the practices, with the locality that each is in */
export function practiceLinks(lines: readonly Line[]): PracticeLinksJson {
  const codes = networkCodes(lines);
  return {
    id: 'demonstration',
    status: 'invented',
    source: 'Invented for the demonstration.',
    links: [
      ...lines.map(({ code: practice, locality }) => ({
        practice,
        code: codes.get(locality) ?? '',
        name: networkName(locality),
        kind: 'network' as const,
      })),
      ...LANDLORDS.map((landlord) => ({ ...landlord, kind: 'property company' as const })),
    ],
  };
}
