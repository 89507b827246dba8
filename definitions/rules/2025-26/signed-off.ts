/** Who wrote and who checked the demonstration's definitions: invented people. */
export const signedOff = {
  year: '2025/26',
  author: 'Ruth Ellery, quality lead (invented)',
  checker: 'Dr Tomas Adeyemi, general practitioner (invented)',
  reviewBy: '2026-09-30',
} as const;
