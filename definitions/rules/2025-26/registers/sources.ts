export const OUTPUT_DESCRIPTIONS =
  'NHS England PCD output descriptions, 5 December 2024; logic as in the NCL ICB dbt macros';
