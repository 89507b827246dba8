import { type Actor, type Day, dayText, type Realm } from '../../base/index.ts';
import type { Assets } from '../assets/assets.ts';
import { BOROUGH, FEEDS, HOME, LEDGER, PUBLISHED, RUNS, SIGN_IN, SIGN_OUT, STATUS, WHO_MAY_SEE } from './addresses.ts';
import type { AnyPage, Link } from './page.ts';

/** What stands round every page: the site's name, who reads it, the realm, the business date, where else to go. */
export type Frame = {
  readonly title: string;
  readonly realm: Realm;
  readonly realmWord: string;
  readonly realmRest: string;
  readonly businessDate: string;
  readonly home: string;
  readonly signOut: string;
  readonly reader: { readonly name: string; readonly role: string } | null;
  /** The form token of the reader's session; forms carry it. */
  readonly token: string;
  readonly menu: readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly footer: readonly { readonly text: string; readonly href: string }[];
  readonly footerWords: string;
  readonly styleSheet: string;
  readonly icon: string;
  /** Address of the page without its query, for its CSV links. */
  readonly address: string;
  readonly query: string;
};

/** What the frame needs to know of the request. */
export type Surroundings = {
  readonly assets: Assets;
  readonly businessDate: Day;
  readonly actor: Actor | null;
  readonly token: string;
  readonly address: string;
  readonly query: string;
};

const INVENTED_MENU: readonly Link<'invented'>[] = [
  { text: 'Home', href: HOME },
  { text: 'Borough', href: BOROUGH },
  { text: 'Payment runs', href: RUNS },
  { text: 'Ledger', href: LEDGER },
  { text: 'Feeds', href: FEEDS },
];
const INVENTED_FOOTER: readonly Link<'invented'>[] = [
  { text: 'Who may see what', href: WHO_MAY_SEE },
  { text: 'Status', href: STATUS },
];
const PUBLISHED_MENU: readonly Link<'published'>[] = [
  { text: 'Published information', href: PUBLISHED },
  { text: 'Demonstration', href: HOME },
];
const PUBLISHED_FOOTER: readonly Link<'published'>[] = [{ text: 'Status', href: STATUS }];

/** The frame of a page. A published page shows nothing of the reader, whose name and practice are invented. */
export function frameOf(page: AnyPage, around: Surroundings): Frame {
  const isInvented = page.realm === 'invented';
  const actor = isInvented ? around.actor : null;
  return {
    title: titleOf(page),
    realm: page.realm,
    realmWord: isInvented ? 'Demonstration' : 'Published',
    realmRest: isInvented ? ': invented people and practices.' : ': official statistics about real practices.',
    businessDate: dayText(around.businessDate),
    home: HOME,
    signOut: SIGN_OUT,
    reader: actor && { name: actor.name, role: actor.role },
    token: isInvented ? around.token : '',
    menu: menuOf(page.realm, actor, around.address),
    footer: isInvented ? (actor ? INVENTED_FOOTER : [{ text: 'Status', href: STATUS }]) : PUBLISHED_FOOTER,
    footerWords: isInvented
      ? 'Commonweal shows an invented commissioner with invented practices and people. It is not an NHS service.'
      : 'Commonweal shows published data here, under the Open Government Licence v3.0. It is not an NHS service.',
    styleSheet: around.assets.styleSheet,
    icon: around.assets.icon,
    address: around.address,
    query: around.query,
  };
}

function titleOf(page: AnyPage): string {
  const caption = page.caption === undefined ? '' : ` – ${page.caption}`;
  return `${page.heading}${caption} – ${page.realm === 'invented' ? 'Demonstration' : 'Published'} – Commonweal`;
}

function menuOf(realm: Realm, actor: Actor | null, address: string): Frame['menu'] {
  const links = realm === 'published' ? PUBLISHED_MENU : actor ? INVENTED_MENU : SIGNED_OUT_MENU;
  return links.map(({ text, href }) => ({
    text,
    href,
    isCurrent: href === HOME ? address === HOME : address.startsWith(href),
  }));
}

const SIGNED_OUT_MENU: readonly Link<'invented'>[] = [{ text: 'Sign in', href: SIGN_IN }];
