/** One field of a form that its view makes from data. `id` is unique on the page. */
export type FormField = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'line' | 'day' | 'words' | 'choice' | 'kept' | 'file';
  readonly label: string;
  readonly hint?: string;
  /** What stands in it: of a `kept` field what is sent, which nobody sees. */
  readonly value?: string;
  readonly items?: readonly { readonly value: string; readonly text: string }[];
};

/** A form that its view makes from data, under a heading of its own. */
export type ShownForm = {
  readonly id: string;
  readonly heading: string;
  readonly hint?: string;
  readonly action: string;
  readonly button: string;
  /** Whether it is what its page is for now; another form's button is drawn fainter. */
  readonly isMain?: boolean;
  readonly fields: readonly FormField[];
  /** Whether a file is sent with it. */
  readonly takesFile: boolean;
};

/** A form with fields whose ids are its own. */
export function shownForm(
  form: Omit<ShownForm, 'fields' | 'takesFile'>,
  fields: readonly Omit<FormField, 'id'>[],
): ShownForm {
  const takesFile = fields.some(({ kind }) => kind === 'file');
  return { ...form, takesFile, fields: fields.map((field) => ({ ...field, id: `${form.id}-${field.name}` })) };
}

export function line(name: string, label: string, more: Partial<FormField> = {}): Omit<FormField, 'id'> {
  return { name, label, kind: 'line', ...more };
}

/** For a day, which the browser writes and reads out in its reader's own way and sends as 2026-05-19. */
export function oneDay(name: string, label: string, value = ''): Omit<FormField, 'id'> {
  return { name, label, value, kind: 'day' };
}

/** For several sentences. */
export function words(name: string, label: string, more: Partial<FormField> = {}): Omit<FormField, 'id'> {
  return { name, label, kind: 'words', ...more };
}

/** What is sent with the form and is nobody's to choose. */
export function kept(name: string, value: string): Omit<FormField, 'id'> {
  return { name, label: name, kind: 'kept', value };
}

/** A file that is sent with the form, of which there is one. */
export function file(label: string): Omit<FormField, 'id'> {
  return { name: 'file', label, kind: 'file' };
}

export function choice(
  name: string,
  label: string,
  items: NonNullable<FormField['items']> | readonly string[],
): Omit<FormField, 'id'> {
  return {
    name,
    label,
    kind: 'choice',
    items: items.map((item) => (typeof item === 'string' ? { value: item, text: item } : item)),
  };
}
