/**
 * Every problem that our own feeds (practice extract, counts, measures) can have: a stable code, what is wrong and what to
 * do. `{column}`, `{allowed}`, `{fields}` and the like are filled in; a value about a person never is.
 */
export const PROBLEM_WORDS = {
  FILE_MISSING: 'There is no such file. Give its path again.',
  EMPTY_FILE: 'The file is empty. Send the header and the records.',
  SAME_BYTES:
    'These are, byte for byte, the contents of {allowed}, which came before: nothing was imported again. If this should be another file, ask the sender for it.',
  SUPERSEDED_SINCE:
    '{fields} of this file, which was imported before, are no longer in service: later files or deletions replaced or removed them. Nothing was changed. To put this file back in service in their place, import it with --again (on the Feeds page: tick Apply it again).',
  UNREADABLE_FILE: 'The file is damaged or of an unknown format. Send it again, as CSV, CSV with gzip, or Parquet.',
  TOO_LARGE_UNPACKED:
    'Unpacked, the file is far larger than any of this feed: nothing of it was read. Send it in parts, or without gzip.',
  NESTED_COLUMNS:
    'A column of the file holds lists or records where one value is expected. Send one value in each column of a row.',
  WRONG_ENCODING: 'The file is UTF-16. Save it as UTF-8 (a spreadsheet calls it CSV UTF-8) and send it again.',
  OTHER_DELIMITER:
    'The fields of the header are parted by {allowed}. Save the file with commas between fields and send it again.',
  UNKNOWN_HEADER:
    'The header is that of no table of this feed{fields}. Send all columns of one, in this order: {allowed}.',
  SENDER_UNKNOWN:
    'The file does not say which practice sent it. Give --sender, or begin its name or folder with the practice’s code, as in X00010-events.csv.',
  SENDER_DIFFERS:
    'The file’s name begins with {column}, and its contents are those of {allowed}. Nothing was imported. Correct the name, or ask the sender for the right file.',
  TOO_MANY_PEOPLE: 'A sender may have at most {allowed} people over time. Ask for a second sender code.',

  FIELD_COUNT: 'The record has {fields} fields where the header has {allowed}. Put fields that hold commas in quotes.',
  BAD_QUOTES: 'A quotation mark stands inside a field. Put the whole field in quotes and double the mark.',
  UNCLOSED_QUOTE:
    'A quotation mark is never closed, so that the rest of the file is one field. Close it and send again.',
  RECORD_TOO_LONG: 'The record is longer than a megabyte. Look for a quotation mark that is not closed.',
  NOT_UTF8: 'The record is not UTF-8. Save the file as UTF-8.',
  BAD_CHARACTER: 'The record holds a NUL or a carriage return within a line. Take it out.',

  MISSING_VALUE: '{column} is empty. It is needed in every row.',
  TOO_LONG: '{column} is longer than {allowed} characters. Shorten it.',
  BAD_DATE: '{column} is no date. Write it YYYY-MM-DD.',
  BAD_MONTH: '{column} is no month. Write it YYYY-MM.',
  BAD_DATE_TIME: '{column} is no date and time. Write it YYYY-MM-DDThh:mm:ss, without a zone.',
  BAD_NUMBER: '{column} is not {allowed}.',
  BAD_CODE: '{column} is not {allowed}. Check that a spreadsheet has not rounded it.',
  BAD_ORGANISATION:
    '{column} has not the form of an Organisation Data Service code: 3 to 10 capital letters and digits.',
  VALUE_NOT_ALLOWED: '{column} may be {allowed}.',

  FUTURE_DATE:
    '{column} lies after the business date, {allowed}. Correct the date, or import it when its day has come.',
  BEFORE_1900: '{column} lies before 1900. Correct it; leave an unknown date out.',
  BEFORE_BIRTH: '{column} lies before the person’s month of birth. Correct the one or the other.',
  ENDS_BEFORE_START: '{column} lies before {allowed}. Correct the one or the other.',
  IMPLAUSIBLE_VALUE: '{column} is outside what is possible for its {allowed}. Check the value and its unit.',

  DUPLICATE_ROW_ID: 'An earlier record of the file has the same row_id. Give each row its own.',
  DUPLICATE_PERSON: 'Another row has the same person_id. Send one row a person; replace it by its row_id.',
  DUPLICATE_ENCOUNTER: 'Another row has the same encounter_id. Send one row an encounter; replace it by its row_id.',
  UNKNOWN_PERSON: 'The person is in no persons file of this sender. Send the persons row first or together.',
  UNKNOWN_ENCOUNTER: 'The encounter is in no encounters file of this sender. Send its row first or together.',
  UNKNOWN_ROW: 'The table has no row of this row_id. It may have been removed before, or never sent.',
  NOT_SENDERS_PRACTICE: 'practice is another than the sender. A practice sends its own registrations only.',
  OPTED_OUT_PERSON:
    'The row is of a person with a type 1 opt-out, who must not leave the practice. Send the extract again by `commonweal send`.',
  ERASED_PERSON:
    'The row is of a person who opted out and was erased. It was left out. Leave the person out of what is sent.',
  OPTED_OUT_FILE:
    'The file holds {fields} of people with a type 1 opt-out. Nothing of it was kept. {allowed} Whoever of them was in the warehouse before waits to be erased: commonweal erase.',

  BAD_NHS_NUMBER:
    '{column} is not ten digits of which the last checks the others. Look for a digit that was mistyped or left out by a spreadsheet.',
  DUPLICATE_NHS_NUMBER: 'An earlier record of the file has the same NHS number. One person has one number.',
  NOT_IN_VAULT:
    'Nobody in the identity vault of this practice has this NHS number. Send their identity first, if they are registered here.',

  TWO_PROVIDERS: 'provider is another than in the records before. Send one file a provider.',
  TWO_PRACTICES: 'practice is another than in the records before. Send one file a practice.',
  CUT_OFF_OUTSIDE_PERIOD: 'cut_off does not lie in the financial year that period names. Correct the one or the other.',
  OPTED_OUT_ABOVE_COUNT: 'opted_out is greater than count, of which it is a part. Count again.',
  REASON_NOT_FITTING: 'reason is given for adjustments and exclusions, and for nothing else.',
  DUPLICATE_COUNT:
    'An earlier record has the same indicator, definition_hash, cut_off, component and reason. Send each count once.',
  MISSING_COUNT:
    'Of {column} the file has no {fields}. Send register, denominator and numerator of every indicator and cut-off, noughts too.',

  REALM_NOT_FITTING:
    'realm does not fit area: practices X00000 to X00099 and the commissioner X00 are invented, and all others published.',
  FIGURE_NOT_RECEIVED: 'received is no, and a number is given. Say yes, or leave the numbers out.',
  FIGURE_MISSING:
    'received is yes, and there is no figure. Give numerator and denominator, or a value; of a rating or a number the value.',
  HALF_A_FRACTION: 'Of numerator and denominator only one is given. Give both or neither.',
  NOTHING_TO_DIVIDE_BY: 'denominator is not above 0. Where there was nobody, say that nothing was received.',
  NUMERATOR_ABOVE_DENOMINATOR:
    '{column} is below 0 or more than all that it is a part of, which a percentage cannot be.',
  VALUE_DIFFERS: 'value is more than half a unit from numerator over denominator. Correct the one or the others.',
  DUPLICATE_MEASURE: 'An earlier record has the same source, measure, area and period; that one is kept.',
} as const;

export type ProblemCode = keyof typeof PROBLEM_WORDS;

/** What a problem's words are filled with. */
export type ProblemFacts = { readonly column?: string; readonly allowed?: string; readonly fields?: string };

export function problemMessage(code: ProblemCode, facts: ProblemFacts = {}): string {
  return PROBLEM_WORDS[code].replace(
    /\{(column|allowed|fields)\}/g,
    (_, name: keyof ProblemFacts) => facts[name] ?? '',
  );
}
