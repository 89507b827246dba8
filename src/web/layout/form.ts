/** One field of a form that its view makes from data. `id` is unique on the page. */
export type FormField = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'line' | 'words' | 'choice' | 'kept';
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
  readonly fields: readonly FormField[];
};

/** A form with fields whose ids are its own. */
export function shownForm(form: Omit<ShownForm, 'fields'>, fields: readonly Omit<FormField, 'id'>[]): ShownForm {
  return { ...form, fields: fields.map((field) => ({ ...field, id: `${form.id}-${field.name}` })) };
}

export function line(name: string, label: string, more: Partial<FormField> = {}): Omit<FormField, 'id'> {
  return { name, label, kind: 'line', ...more };
}

/** For several sentences. */
export function words(name: string, label: string, more: Partial<FormField> = {}): Omit<FormField, 'id'> {
  return { name, label, kind: 'words', ...more };
}

/** What is sent with the form and is nobody's to choose. */
export function kept(name: string, value: string): Omit<FormField, 'id'> {
  return { name, label: name, kind: 'kept', value };
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
