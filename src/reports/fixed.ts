/** A statistic, which is no exact number, to so many decimal places; half away from zero as near as it is known. */
export function fixed(value: number, places: number): string {
  const scaled = Math.round(Math.abs(value) * 10 ** places);
  const digits = String(scaled).padStart(places + 1, '0');
  const sign = value < 0 && scaled > 0 ? '-' : '';
  const whole = digits.slice(0, digits.length - places);
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`;
}
