declare const nhsNumberBrand: unique symbol;

/** A valid NHS number: ten digits, of which the last checks the others. Never written to a log, a problem or the audit. */
export type NhsNumber = string & { readonly [nhsNumberBrand]: true };

/** Ten digits, as they are or parted 3-3-4 by spaces; undefined when the last is not their check digit (modulus 11). */
export function nhsNumberFromText(text: string): NhsNumber | undefined {
  const match = /^(\d{3}) ?(\d{3}) ?(\d{4})$/.exec(text.trim());
  if (match === null) return undefined;
  const digits = `${match[1]}${match[2]}${match[3]}`;
  return checkDigit(digits.slice(0, 9)) === Number(digits[9]) ? (digits as NhsNumber) : undefined;
}

/** The check digit of nine digits: eleven less what their sum, weighted 10 to 2, leaves of eleven; undefined where that is ten. */
export function checkDigit(nine: string): number | undefined {
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return undefined;
  return check === 11 ? 0 : check;
}
