import type { Outcome } from '../base/index.ts';
import type { Asked } from './route.ts';

/** A file that a reader takes away: a calendar entry, a paper as it was sent. */
export type TakenFile = {
  readonly name: string;
  readonly type: 'text/calendar; charset=utf-8' | 'application/pdf';
  readonly content: string | Uint8Array;
};

/** The address of a file. It is for whoever the report behind it is for, signed in or not. */
export type FileRoute = { readonly path: string; readonly load: (asked: Asked) => Promise<Outcome<TakenFile>> };
