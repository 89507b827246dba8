import type { ActionContext } from '../actions/index.ts';
import type { Outcome } from '../base/index.ts';
import type { AddressFor } from './layout/addresses.ts';
import type { Page } from './layout/page.ts';
import type { Asked } from './route.ts';

/** What was posted: the fields of the form, and the path of the file that came with it. */
export type Posted = Asked & {
  readonly actions: ActionContext;
  readonly field: (name: string) => string;
  /** Where the file lies until the form is answered; undefined when none was chosen. */
  readonly file: string | undefined;
};

/** What a reader sees after posting: another page (see other), a page made from what was done, or a file to keep. */
export type AfterPost =
  | { readonly kind: 'go to'; readonly address: AddressFor<'invented'> }
  | { readonly kind: 'show'; readonly page: Page<'invented'> }
  | { readonly kind: 'file'; readonly name: string; readonly content: string };

/** A form's address and what posting it does. Only somebody signed in may post, with a token of their own session. */
export type FormRoute = {
  readonly path: string;
  /** Whether a file may come with it. */
  readonly takesFile?: true;
  readonly act: (posted: Posted) => Promise<Outcome<AfterPost>>;
};

export function goTo(address: AddressFor<'invented'>): AfterPost {
  return { kind: 'go to', address };
}
