import { type Actor, type Day, dayText, type Realm } from '../../base/index.ts';
import { type Action, CASE_READERS, MAY_ASK, RUN_READERS } from '../../reports/index.ts';
import type { Assets } from '../assets/assets.ts';
import {
  ASSURANCE,
  AUDIT,
  BOROUGH,
  BREAK_GLASS,
  CALENDAR,
  CASES,
  CATALOGUE,
  CHALLENGES,
  CLAIMS,
  FEEDS,
  HOME,
  INTERESTS,
  LEDGER,
  MEETINGS,
  MONITORING,
  OWN_SESSIONS,
  PUBLISHED,
  QUERIES,
  RETENTION,
  RUNS,
  SIGN_IN,
  SIGN_OUT,
  STATUS,
  WHO_DECIDES,
  WHO_MAY_SEE,
  WORKBENCH,
} from './addresses.ts';
import type { AnyPage, Link } from './page.ts';
import { bytesText, tooLargeWords } from './upload-words.ts';

/** What was wrong with a form that was sent, and what to do about it. */
export type Mistake = { readonly heading: string; readonly message: string; readonly remedy: string };

/** What stands round every page: the site's name, who reads it, the realm, the business date, where else to go. */
export type Frame = {
  readonly title: string;
  readonly realm: Realm;
  readonly realmWord: string;
  readonly realmRest: string;
  /** That anybody may be anybody here; empty in service. */
  readonly modeWords: string;
  readonly businessDate: string;
  readonly home: string;
  readonly signOut: string;
  readonly reader: { readonly name: string; readonly role: string } | null;
  /** The form token of the reader's session; forms carry it. */
  readonly token: string;
  /** Null, except where a form of the page was sent and refused. */
  readonly mistake: Mistake | null;
  readonly menu: readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly footer: readonly { readonly text: string; readonly href: string }[];
  readonly footerWords: string;
  readonly styleSheet: string;
  readonly icon: string;
  /** For a form that sends a file: the script that shows how far it is, the most bytes, and what is said beyond. */
  readonly upload: { readonly script: string; readonly most: string; readonly hint: string; readonly tooLarge: string };
  /** Address of the page without its query, for its CSV links. */
  readonly address: string;
  readonly query: string;
};

/** What the frame needs to know of the request. */
export type Surroundings = {
  readonly assets: Assets;
  /** Most bytes of a file sent from a browser. */
  readonly largestUpload: number;
  readonly businessDate: Day;
  /** Whether anybody may sign in as anybody. */
  readonly isDemonstration: boolean;
  readonly actor: Actor | null;
  /** Whether the reader may do something, about their own practice or at all: decides the menu. */
  readonly may: (action: Action) => boolean;
  readonly token: string;
  readonly address: string;
  readonly query: string;
  readonly mistake?: Mistake;
};

/** An item of the menu, shown to those who may do one of the things that its page needs. */
type MenuItem = Link<'invented'> & { readonly needs: readonly Action[] };

const COUNTS: readonly Action[] = ['see exact counts', 'see management counts', 'see published'];
const MENU: readonly MenuItem[] = [
  { text: 'Home', href: HOME, needs: ['see published'] },
  { text: 'Borough', href: BOROUGH, needs: COUNTS },
  { text: 'Assurance', href: ASSURANCE, needs: ['see exact counts', 'see management counts'] },
  { text: 'Monitoring', href: MONITORING, needs: CASE_READERS },
  { text: 'Catalogue', href: CATALOGUE, needs: ['see published'] },
  { text: 'Queries', href: QUERIES, needs: ['see exact counts', 'see management counts'] },
  { text: 'Workbench', href: WORKBENCH, needs: MAY_ASK },
  { text: 'Claims', href: CLAIMS, needs: ['see claims'] },
  { text: 'Challenges', href: CHALLENGES, needs: ['see challenges'] },
  { text: 'Payments', href: RUNS, needs: RUN_READERS },
  { text: 'Ledger', href: LEDGER, needs: ['see ledger'] },
  { text: 'Meetings', href: MEETINGS, needs: ['see meetings'] },
  { text: 'Feeds', href: FEEDS, needs: ['see feeds'] },
  { text: 'Audit', href: AUDIT, needs: ['see audit'] },
  { text: 'Broken glass', href: BREAK_GLASS, needs: ['break glass', 'review broken glass'] },
  { text: 'Retention', href: RETENTION, needs: ['see retention'] },
];
const FOOTER: readonly Link<'invented'>[] = [
  { text: 'Monitoring calendar', href: CALENDAR },
  { text: 'Who may see what', href: WHO_MAY_SEE },
  { text: 'Who decides what', href: WHO_DECIDES },
  { text: 'Meetings and decisions', href: MEETINGS },
  { text: 'Cases', href: CASES },
  { text: 'Register of interests', href: INTERESTS },
  { text: 'Where you are signed in', href: OWN_SESSIONS },
  { text: 'Status', href: STATUS },
  { text: 'Published information', href: PUBLISHED },
];
const SIGNED_OUT: readonly Link<'invented'>[] = [
  { text: 'Sign in', href: SIGN_IN },
  { text: 'Published information', href: PUBLISHED },
];
const PUBLISHED_LINKS: readonly Link<'published'>[] = [
  { text: 'Published information', href: PUBLISHED },
  { text: 'Demonstration', href: HOME },
];

/** The frame of a page. A published page shows nothing of the reader, whose name and practice are invented. */
export function frameOf(page: AnyPage, around: Surroundings): Frame {
  const isInvented = page.realm === 'invented';
  const actor = isInvented ? around.actor : null;
  return {
    title: around.mistake === undefined ? titleOf(page) : `Error: ${titleOf(page)}`,
    mistake: around.mistake ?? null,
    realm: page.realm,
    realmWord: isInvented ? 'Demonstration' : 'Published',
    realmRest: isInvented ? ': invented people and practices.' : ': official statistics about real practices.',
    modeWords: around.isDemonstration ? 'Demonstration mode: anybody may sign in as anybody.' : '',
    businessDate: dayText(around.businessDate),
    home: HOME,
    signOut: SIGN_OUT,
    reader: actor && { name: actor.name, role: actor.role },
    token: isInvented ? around.token : '',
    menu: menuOf(page.realm, around),
    footer: isInvented ? (actor ? FOOTER : SIGNED_OUT) : PUBLISHED_LINKS,
    footerWords: isInvented
      ? 'Commonweal shows an invented commissioner with invented practices and people. It is not an NHS service.'
      : 'Commonweal shows published data here, under the Open Government Licence v3.0. It is not an NHS service.',
    styleSheet: around.assets.styleSheet,
    icon: around.assets.icon,
    upload: {
      script: around.assets.uploadScript,
      most: String(around.largestUpload),
      hint: `CSV, CSV with gzip, or Parquet, up to ${bytesText(around.largestUpload)}`,
      tooLarge: tooLargeWords(around.largestUpload),
    },
    address: around.address,
    query: around.query,
  };
}

function titleOf(page: AnyPage): string {
  const caption = page.caption === undefined ? '' : ` – ${page.caption}`;
  return `${page.heading}${caption} – ${page.realm === 'invented' ? 'Demonstration' : 'Published'} – Commonweal`;
}

function menuOf(realm: Realm, { actor, address, may }: Surroundings): Frame['menu'] {
  const own = actor === null ? SIGNED_OUT : MENU.filter(({ needs }) => needs.some(may));
  const links: readonly Link<Realm>[] = realm === 'published' ? PUBLISHED_LINKS : own;
  return links.map(({ text, href }) => ({ text, href, isCurrent: isWithin(href, address) }));
}

function isWithin(href: string, address: string): boolean {
  return address === href || (href !== HOME && address.startsWith(`${href}/`));
}
