/**
 * What a column of *NHS Payments to General Practice* is about.
 *
 * `identity`: who was paid and how many patients they had; each has its own column in the warehouse.
 * `total`: the sums that rows are checked by; each has its own column too.
 * `amount`: money. Between Global Sum and the Total it is a component of the Total; elsewhere it is kept as an extra.
 * `extra`: anything else that is published; kept as received.
 */
export type ColumnKind = 'identity' | 'total' | 'amount' | 'extra';

export type CatalogueColumn = {
  readonly id: string;
  readonly kind: ColumnKind;
  /**
   * Every heading that it was published under. Case, spaces, line wraps, points, underscores and £ do not matter.
   */
  readonly headings: readonly string[];
  /** Financial years whose file has it, as far as files were seen. */
  readonly years: string;
  /** The column repeats the sum of these, in a file that has them all; then it is not a component of the Total. */
  readonly subtotalOf?: readonly string[];
};

const ALWAYS = '2014/15 to 2024/25';

function column(
  kind: ColumnKind,
  id: string,
  years: string,
  headings: readonly string[],
  subtotalOf?: readonly string[],
): CatalogueColumn {
  return { id, kind, headings, years, ...(subtotalOf ? { subtotalOf } : {}) };
}

const IDENTITY: readonly CatalogueColumn[] = [
  column('identity', 'region', ALWAYS, [
    'NHS England (Region) code',
    'NHS England Region Code',
    'NHS England (Region, local office) Code',
    'NHS England and NHS Improvement (Region, local office) Code',
    'NHSEnglandRegionLocalOfficeCode',
  ]),
  column('identity', 'region_name', ALWAYS, [
    'NHS England (Region) Name',
    'NHS England Region Name',
    'NHS England (Region, local office) Name',
    'NHS England and NHS Improvement (Region, local office) Name',
    'NHSEnglandRegionLocalOfficeName',
  ]),
  column('identity', 'commissioner', ALWAYS, ['CCG Code', 'Sub ICB Code', 'Sub ICB Location Code']),
  column('identity', 'commissioner_name', ALWAYS, ['CCG NAME', 'Sub ICB NAME', 'Sub ICB Location Name']),
  column('identity', 'network', '2019/20 to 2024/25', ['PCN Code']),
  column('identity', 'network_name', '2019/20 to 2024/25', ['PCN Name']),
  column('identity', 'practice', ALWAYS, ['Practice Code']),
  column('identity', 'practice_name', ALWAYS, ['Practice Name']),
  column('identity', 'postcode', ALWAYS, ['Practice Postcode']),
  column('identity', 'opened_on', ALWAYS, ['Practice Open Date']),
  column('identity', 'closed_on', ALWAYS, ['Practice Close Date']),
  column('identity', 'contract_type', ALWAYS, ['Contract Type']),
  column('identity', 'is_dispensing', ALWAYS, ['Dispensing Practice']),
  column('identity', 'atypical', '2016/17 to 2024/25', ['Atypical Characteristics']),
  column('identity', 'registered', ALWAYS, [
    'Number of Registered Patients (Last Known Figure)',
    'Average Number of Registered Patients',
  ]),
  column('identity', 'weighted', ALWAYS, [
    'Number of Weighted Patients (Last Known Figure)',
    'Average Number of Weighted Patients',
  ]),
];

const TOTALS: readonly CatalogueColumn[] = [
  column('total', 'global_sum', ALWAYS, ['Global Sum']),
  column('total', 'total', ALWAYS, ['Total NHS Payments to General Practice']),
  column('total', 'deductions', ALWAYS, ['Deductions for Pensions, Levies and Prescription Charge Income']),
  column('total', 'net', ALWAYS, ['Total NHS Payments to General Practice Minus Deductions']),
];

const EXTRAS: readonly CatalogueColumn[] = [
  column('extra', 'address', ALWAYS, ['Practice Address']),
  column('extra', 'practice_type', '2016/17 to 2024/25', ['Practice Type']),
  column('extra', 'rurality', '2016/17 to 2024/25', ['Practice Rurality']),
  column('extra', 'patients_quarter', '2014/15 to 2017/18', ['Quarter used for patient data']),
  column('extra', 'average_per_registered', ALWAYS, [
    'Average payments per registered patient',
    'Average payment per registered patient',
  ]),
  column('extra', 'average_per_weighted', ALWAYS, [
    'Average payments per weighted patient',
    'Average payment per weighted patient',
  ]),
  column('extra', 'average_per_registered_with_pcn', '2020/21 to 2022/23', [
    'Average payments per registered patient including PCN Workforce, Leadership and Support',
  ]),
  column('extra', 'average_per_weighted_with_pcn', '2020/21 to 2022/23', [
    'Average payments per weighted patient including PCN Workforce, Leadership and Support',
  ]),
  column('extra', 'average_per_registered_with_covid', '2020/21 to 2024/25', [
    'Average payments per registered patient including covid vaccination and covid support and expansion payments',
    'Average payments per registered patient including covid vaccination, covid support and long covid payments',
    'Average payments per registered patient including covid',
  ]),
  column('extra', 'average_per_weighted_with_covid', '2020/21 to 2024/25', [
    'Average payments per weighted patient including covid vaccination and covid support and expansion payments',
    'Average payments per weighted patient including covid vaccination, covid support and long covid payments',
    'Average payments per weighted patient including covid',
  ]),
  column('extra', 'total_with_covid', '2020/21 to 2024/25', [
    'Total NHS Payments including covid vaccination and covid support and expansion payments',
    'Total NHS Payments to General Practice including covid vaccination, covid support and long covid payments',
    'Total NHS Payments to General Practice including covid vaccination',
    'Total NHS Payments to General Practice including covid',
  ]),
  column('extra', 'net_with_covid', '2023/24 to 2024/25', [
    'Total NHS Payments to General Practice including covid minus deductions',
  ]),
  column('extra', 'total_with_pcn', '2020/21 to 2022/23', [
    'Total NHS Payments including PCN Workforce, Leadership and Support',
  ]),
  column('extra', 'total_with_covid_and_pcn', '2021/22 to 2022/23', [
    'Total NHS Payments to General Practice including Covid and PCN payments',
  ]),
  column('extra', 'net_with_covid_and_pcn', '2021/22 to 2022/23', [
    'Total NHS Payments to General Practice including Covid and PCN payments minus deductions',
  ]),
];

function amount(id: string, years: string, ...headings: string[]): CatalogueColumn {
  return column('amount', id, years, headings);
}

const AMOUNTS: readonly CatalogueColumn[] = [
  amount('mpig', ALWAYS, 'MPIG Correction factor'),
  amount('balance_of_pms', ALWAYS, 'Balance of PMS Expenditure'),
  amount('qof', ALWAYS, 'Total QOF Payments'),
  amount('premises', ALWAYS, 'Premises Payments'),
  amount('seniority', ALWAYS, 'Seniority'),
  amount('doctors_retainer', ALWAYS, 'Doctors Retainer Scheme Payments'),
  amount('locums', ALWAYS, 'Total Locum Allowances'),
  amount('study_leave', ALWAYS, 'Prolonged Study Leave'),
  amount('appraisal', ALWAYS, 'Appraisal Costs', 'Appraisal - Appraiser Costs in Respect of Locums'),
  amount('pco_admin', ALWAYS, 'PCO Admin Other'),
  amount('information_technology', ALWAYS, 'Information Management and Technology'),
  amount('prescribing_fees', ALWAYS, 'Prescribing Fee Payments'),
  amount('dispensing_fees', ALWAYS, 'Dispensing Fee Payments'),
  amount('drugs', ALWAYS, 'Reimbursement of Drugs'),
  amount('other', ALWAYS, 'Other Payments', 'Other Payments1'),
  amount('childhood_immunisation', ALWAYS, 'Childhood Vaccination and Immunisation Scheme'),
  amount('childhood_pneumococcal', ALWAYS, 'Non DES Item Pneumococcal Vaccine, Childhood Immunisation Main Programme'),
  amount('extended_hours', ALWAYS, 'GP Extended Hours Access', 'Extended Hours Access'),
  amount('influenza', ALWAYS, 'Influenza and Pneumococcal Immunisations'),
  amount('learning_disabilities', ALWAYS, 'Learning Disabilities'),
  amount('minor_surgery', ALWAYS, 'Minor Surgery'),
  amount('rotavirus_shingles', ALWAYS, 'Rotavirus and Shingles Immunisation'),
  amount('violent_patients', ALWAYS, 'Services for Violent Patients'),
  amount('meningitis', '2015/16 to 2024/25', 'Meningitis'),
  amount('out_of_area', '2015/16 to 2024/25', 'Out Of Area in Hours Urgent Care'),
  amount('pertussis', '2017/18 to 2024/25', 'Pertussis'),
  amount('alcohol', '2014/15 to 2015/16', 'Alcohol'),
  amount('online_access', '2014/15 to 2015/16', 'Improving Patient Online Access'),
  amount('patient_participation', '2014/15 to 2015/16', 'Patient Participation'),
  amount('remote_care', '2014/15 to 2015/16', 'Remote Care Monitoring'),
  amount('risk_profiling', '2014/15 to 2015/16', 'Risk Profiling and Case Management'),
  amount('dementia', '2014/15 to 2017/18', 'Facilitating Timely Diagnosis and Support for People with Dementia'),
  amount('unplanned_admissions', '2014/15 to 2017/18', 'Unplanned Admissions'),
  // Despite its name it is no sum of the others: rows add to the Total only with it (every one, 2014/15).
  amount('national_enhanced', '2014/15 to 2016/17', 'Total National Enhanced Services', 'National Enhanced Services'),
  amount('local_enhanced_nhais', '2015/16', 'LocalEnhancedServices_NHAIS_'),
  amount('local_enhanced_isfe', '2015/16', 'LocalEnhancedServices_ISFE_'),
  column(
    'amount',
    'local_enhanced',
    '2014/15 to 2017/18',
    ['Total Local Enhanced Services'],
    ['local_enhanced_nhais', 'local_enhanced_isfe'],
  ),
  amount('local_incentive', '2018/19 to 2024/25', 'Total Local Incentive Schemes', 'Local Incentive Schemes'),
  amount('transformation', '2016/17 to 2024/25', 'General Practice Forward View', 'General Practice Transformation'),
  amount('pcn_participation', '2019/20 to 2024/25', 'PCN Participation'),
  amount('medical_assessment', '2021/22 to 2024/25', 'Medical Assessment Reviews'),
  amount('weight_management', '2021/22 to 2024/25', 'Weight Management Service'),
  amount('winter_access', '2021/22 to 2024/25', 'Winter Access Fund'),
  amount(
    'rsv',
    '2024/25 (the exact heading was not seen)',
    'Respiratory Syncytial Virus',
    'Respiratory Syncytial Virus (RSV)',
    'Respiratory Syncytial Virus Immunisation',
    'Respiratory Syncytial Virus (RSV) Immunisation',
    'Respiratory Syncytial Virus Vaccination',
    'Respiratory Syncytial Virus (RSV) Vaccination',
    'RSV',
  ),
  amount('pcn_leadership', '2020/21 to 2022/23', 'PCN Leadership'),
  amount('pcn_support', '2020/21 to 2022/23', 'PCN Support'),
  amount('pcn_extended_hours', '2020/21 to 2022/23', 'PCN Extended Hours Access'),
  amount('pcn_workforce', '2020/21 to 2022/23', 'PCN Workforce'),
  amount('pcn_investment', '2020/21 to 2022/23', 'PCN Investment and impact Fund'),
  amount('pcn_care_homes', '2020/21 to 2022/23', 'PCN Care Home Premium'),
  amount('pcn_enhanced_access', '2022/23', 'PCN Enhanced Access'),
  amount('covid_immunisation', '2020/21 to 2024/25', 'Covid Immunisation'),
  amount('covid_support', '2020/21 to 2024/25', 'Covid Support and Expansion'),
  amount('long_covid', '2021/22 to 2024/25', 'Long Covid'),
];

/** Every column that was ever published, as far as it is known. A heading that is not here refuses its file. */
export const CATALOGUE: readonly CatalogueColumn[] = [...IDENTITY, ...TOTALS, ...AMOUNTS, ...EXTRAS];

/** Without these a file cannot be used. */
export const REQUIRED_COLUMNS = [
  'practice',
  'practice_name',
  'commissioner',
  'contract_type',
  'registered',
  'weighted',
  'global_sum',
  'total',
  'deductions',
  'net',
] as const;

/**
 * In 2022/23 the network's code and name were published under `Code` and `CCG NAME`, beside `CCG Code` and
 * `Sub ICB NAME` for the commissioner. In a header that has both of the first column these headings mean:
 */
export const MISLABELLED = {
  when: ['Code', 'Sub ICB NAME'],
  means: { Code: 'network', 'CCG NAME': 'network_name' },
} as const;
