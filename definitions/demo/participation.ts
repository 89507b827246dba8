import type { AgreementJson, ParticipationJson } from '../../src/contracts/index.ts';

const INVENTED = 'Invented for the demonstration';

function agreement(
  practice: string,
  signedBy: string,
  [qof, local, directed]: readonly [qof: string, local: string, directed: string],
): AgreementJson {
  return {
    practice,
    signedBy,
    signedOn: '2025-03-18',
    incomeFloor: true,
    replaces: [
      { scheme: 'QOF', poundsPerYear: qof, source: INVENTED },
      { scheme: 'Local improvement scheme', poundsPerYear: local, source: INVENTED },
      { scheme: 'Directed enhanced services', poundsPerYear: directed, source: INVENTED },
    ],
  };
}

/**
 * The practices that take part in Quality Outcomes for Health in 2025/26. Taking part is voluntary and signed for one
 * year; on 1 April 2026 both are in QOF again unless they sign anew.
 */
export const participation: ParticipationJson = {
  id: 'quality-outcomes-for-health/2025-26',
  scheme: 'Quality Outcomes for Health',
  framework: 'quality-outcomes-for-health/2025-26',
  validFrom: '2025-04-01',
  validTo: '2026-03-31',
  delegatedBudget: { poundsPerYear: '260000', source: 'Invented: what the demonstration’s commissioner set aside' },
  agreements: [
    agreement('X00045', 'The partners of Upper Wharf Practice (invented)', ['96400', '13118', '8200']),
    agreement('X00048', 'The partners of Yarrow Medical Centre (invented)', ['81750', '11126', '6950']),
  ],
};
