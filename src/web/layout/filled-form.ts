import { htmlText } from '../../base/index.ts';

/** A form as it was sent: to which path, and what stood in its fields. */
export type SentForm = { readonly action: string; readonly fields: ReadonlyMap<string, string> };

/** Under this name a form that was refused keeps the address of the page on which it first stood. */
export const SENT_FROM = 'sent-from';
/** Where a form that was refused says what is wrong; the summary at the top of the page leads there. */
const REFUSED_FORM = 'refused-form';

const DETAILS = '<details';
const FORM = /<form\b[^>]*>.*?<\/form>/gs;
const INPUT = /<input\b[^>]*>/g;
const TEXTAREA = /(<textarea\b[^>]*>)[^<]*/g;
const SELECT = /(<select\b[^>]*>)(.*?)(?=<\/select>)/gs;
const OPTION = /<option\b[^>]*>/g;
/** Kinds of input that no reader types into: what they carry stays as the page has it. */
const NOT_TYPED: readonly string[] = ['hidden', 'file', 'password'];

/**
 * A printed page with a form filled in as it was sent and `mistake` above its fields. Of several forms of one path it is the
 * one with the same hidden fields. Every text of a page is escaped when it is printed, so that no `<` or `>` stands in one.
 * @returns undefined when the page has no such form
 */
export function withFormFilled(html: string, sent: SentForm, mistake: string, sentFrom: string): string | undefined {
  const found = [...html.matchAll(FORM)].find(([form]) => isSame(form, sent));
  if (found === undefined) return undefined;
  const [form] = found;
  const error = `<p class="nhsuk-error-message" id="${REFUSED_FORM}"><span class="nhsuk-u-visually-hidden">Error: </span>${htmlText(mistake)}</p>`;
  const from = `<input type="hidden" name="${SENT_FROM}" value="${htmlText(sentFrom)}">`;
  const filled = fieldsFilled(form, sent.fields).replace(/^<form\b[^>]*>/, (tag) => `${tag}${error}${from}`);
  return `${opened(html.slice(0, found.index))}${filled}${html.slice(found.index + form.length)}`;
}

/** What stands before a form, with the details open in which the form stands, if it stands in any. */
function opened(before: string): string {
  const start = before.lastIndexOf(DETAILS);
  if (start <= before.lastIndexOf('</details>')) return before;
  return `${before.slice(0, start)}${DETAILS} open${before.slice(start + DETAILS.length)}`;
}

function isSame(form: string, { action, fields }: SentForm): boolean {
  const path = attribute(form, 'action')?.split('?')[0];
  if (attribute(form, 'method') !== 'post' || path !== htmlText(action)) return false;
  const kept = [...form.matchAll(INPUT)].map(([tag]) => tag).filter((tag) => attribute(tag, 'type') === 'hidden');
  return kept.every((tag) => {
    const name = attribute(tag, 'name') ?? '';
    return name === 'token' || attribute(tag, 'value') === htmlText(fields.get(name) ?? '');
  });
}

function fieldsFilled(form: string, fields: ReadonlyMap<string, string>): string {
  const sentFor = (tag: string) => htmlText(fields.get(attribute(tag, 'name') ?? '') ?? '');
  return form
    .replaceAll(INPUT, (tag) => inputFilled(tag, sentFor(tag)))
    .replaceAll(TEXTAREA, (_, tag: string) => `${tag}${sentFor(tag)}`)
    .replaceAll(SELECT, (_, tag: string, options: string) => {
      const chosen = sentFor(tag);
      return `${tag}${options.replaceAll(OPTION, (one) => marked(one, 'selected', attribute(one, 'value') === chosen))}`;
    });
}

/** @param value escaped, as the page would print it */
function inputFilled(tag: string, value: string): string {
  const type = attribute(tag, 'type') ?? 'text';
  if (NOT_TYPED.includes(type)) return tag;
  if (type === 'radio' || type === 'checkbox') return marked(tag, 'checked', attribute(tag, 'value') === value);
  return tag.replace(/ value="[^"]*"/, '').replace(/>$/, () => ` value="${value}">`);
}

function marked(tag: string, mark: 'checked' | 'selected', is: boolean): string {
  const bare = tag.replace(new RegExp(` ${mark}(="[^"]*")?(?=[ >])`), '');
  return is ? bare.replace(/>$/, ` ${mark}>`) : bare;
}

/** An attribute of the first tag of a text, escaped as it is printed. */
function attribute(html: string, name: string): string | undefined {
  const [tag = ''] = /^<[^>]*>/.exec(html) ?? [];
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
}
