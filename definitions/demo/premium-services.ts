const INVENTED = 'Invented for the demonstration';

/** What each practice's premium is tied to: pounds a weighted patient a year for a service beyond core care. */
const NAMED = [
  ['X00004', 'Care for people without a home', '2.40'],
  ['X00006', 'Health visits to asylum seekers', '1.75'],
  ['X00010', 'Weekly rounds in nursing homes', '1.20'],
  ['X00010', 'Minor injuries at weekends', '0.90'],
  ['X00016', 'Drug and alcohol worker in the practice', '4.00'],
  ['X00022', 'Weekly rounds in nursing homes', '1.20'],
  ['X00025', 'Minor injuries at weekends', '0.90'],
  ['X00034', 'Interpreters at every appointment', '3.10'],
  ['X00049', 'Weekly rounds in nursing homes', '1.20'],
] as const;

/**
 * What the demonstration's PMS contracts are known to pay for beyond core care, for the review of their premiums. Their
 * baselines hold nothing that GMS pays apart.
 */
export const premiumServices = {
  id: 'X00/2025-26',
  year: '2025/26',
  source: INVENTED,
  services: NAMED.map(([practice, service, poundsPerWeightedPatient]) => ({
    practice,
    service,
    poundsPerWeightedPatient,
  })),
};
