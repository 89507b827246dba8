/** Whole pence from pounds as somebody types them: 1,234.56 or £12. Undefined when they are none. */
export function penceFromText(text: string): number | undefined {
  const match = /^£?(\d{1,3}(?:,\d{3})*|\d{1,11})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (match === null) return undefined;
  return Number((match[1] ?? '').replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
