import type { HoldingJson } from '../../src/contracts/index.ts';

/** A practice of the demonstration, with the locality that it is in. */
type Line = { readonly code: string; readonly locality: string };

/** Care-home beds of the invented networks, one a locality. */
const BEDS: Readonly<Record<string, string>> = { Central: '212', East: '254', North: '188', South: '301', West: '340' };

/** What the network earns in twelve parts, and what it is paid on results, of which none came: that waits. Roles are paid by claim. */
const TERMS = [
  ...['core-registered', 'core-adjusted', 'enhanced-access', 'care-home-premium', 'capacity-support'],
  'access-improvement',
];

/** The code of each locality's network. */
export function networkCodes(lines: readonly Line[]): ReadonlyMap<string, string> {
  const localities = [...new Set(lines.map(({ locality }) => locality))].sort();
  return new Map(localities.map((locality, at) => [locality, `X00N${at + 1}`]));
}

export function networkName(locality: string): string {
  return `${locality} Primary Care Network`;
}

/** The network contract of 2025/26, as each network of the demonstration holds it. @param lines the practices */
export function networkHoldings(lines: readonly Line[]): readonly HoldingJson[] {
  return [...networkCodes(lines)].map(([locality, holder]) => ({
    ...{ id: `${holder}/network`, holder, contract: 'network/2025-26', validFrom: '2025-04-01', validTo: '2026-03-31' },
    source: 'Invented for the demonstration: beds; the adjusted population is taken to be as large as the list',
    terms: TERMS,
    values: { bed: BEDS[locality] ?? '0' },
    derived: { registered: 'registered list at 1 January', adjusted: 'registered list at 1 January' },
    network: {
      name: networkName(locality),
      members: lines
        .filter((line) => line.locality === locality)
        .map(({ code: practice }) => ({ practice, from: '2023-04-01' })),
    },
  }));
}
