/** How rows came to be rejected, after how many: `24 with too few or too many fields`. */
const IN_SHORT: Readonly<Record<string, string>> = {
  FIELD_COUNT: 'with too few or too many fields',
  BAD_QUOTES: 'with a quotation mark inside a field',
  UNCLOSED_QUOTE: 'with a quotation mark that is never closed',
  RECORD_TOO_LONG: 'longer than a megabyte',
  NOT_UTF8: 'in another encoding than UTF-8',
  BAD_CHARACTER: 'with a character that no text holds',
  MISSING_VALUE: 'without a value that is needed',
  TOO_LONG: 'with a value that is too long',
  BAD_DATE: 'with a date that is none',
  BAD_MONTH: 'with a month that is none',
  BAD_DATE_TIME: 'with a date and time that are none',
  BAD_NUMBER: 'with a number that cannot be read',
  BAD_CODE: 'with a code that cannot be one',
  BAD_ORGANISATION: 'with an organisation’s code that cannot be one',
  VALUE_NOT_ALLOWED: 'with a value that is not on the list',
  FUTURE_DATE: 'with a date that has not come yet',
  BEFORE_1900: 'with a date before 1900',
  BEFORE_BIRTH: 'dated before the person was born',
  ENDS_BEFORE_START: 'that end before they start',
  IMPLAUSIBLE_VALUE: 'with a value that is not possible',
  DUPLICATE_ROW_ID: 'with the row_id of an earlier row',
  DUPLICATE_PERSON: 'about a person who has a row already',
  DUPLICATE_ENCOUNTER: 'about an encounter that has a row already',
  DUPLICATE_COUNT: 'with a count that was given before',
  DUPLICATE: 'that were given before',
  UNKNOWN_PERSON: 'about a person who was not sent',
  UNKNOWN_ENCOUNTER: 'about an encounter that was not sent',
  UNKNOWN_ROW: 'that delete a row which is not there',
  UNKNOWN_PRACTICE: 'with a practice’s code that cannot be one',
  NOT_SENDERS_PRACTICE: 'of another practice than the sender',
  OPTED_OUT_PERSON: 'of people who opted out',
  OPTED_OUT_FILE: 'because people who opted out are in the file',
  OPTED_OUT_ABOVE_COUNT: 'with more people opted out than counted',
  TWO_PRACTICES: 'of a second practice',
  CUT_OFF_OUTSIDE_PERIOD: 'with a cut-off outside its year',
  REASON_NOT_FITTING: 'with a reason that does not belong there',
};

/** A problem's code in a few words; a code without words of its own is written as words. */
export function problemInShort(code: string): string {
  return IN_SHORT[code] ?? `with another problem: ${code.toLowerCase().replaceAll('_', ' ')}`;
}
