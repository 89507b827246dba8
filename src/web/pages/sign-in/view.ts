import type { Actor, Role } from '../../../base/index.ts';
import { sentenceCase } from '../../layout/figures.ts';
import type { Page } from '../../layout/page.ts';

/** Somebody who can sign in. `organisationName` is the practice's or commissioner's name. */
export type SignInPerson = Pick<Actor, 'user' | 'name' | 'role'> & { readonly organisationName: string };

const WHAT_THEY_SEE: Readonly<Record<Role, string>> = {
  operator: 'runs the service: loads feeds and prepares payment',
  'practice manager': 'sees the practice’s money, results and people',
  'general practitioner': 'sees the practice’s results and people',
  'salaried clinician': 'sees their own results and the practice’s people',
  'finance lead': 'prepares payment runs and reads the ledger',
  'payment approver': 'certifies and releases payment runs',
  'contract manager': 'sees what practices are paid, without exact counts of people',
  'quality lead': 'sees results of practices, without exact counts of people',
  'committee member': 'sees results and money by locality, without exact counts of people',
  'committee secretary': 'keeps the registers of interests and decisions, and meetings',
  auditor: 'reads everything about money, and who looked at what; changes nothing',
  'provider manager': 'sends activity, sees what is paid for it, disputes it and answers challenges',
  'validation analyst': 'checks hospital records under pseudonyms, in a controlled setting',
  'Caldicott guardian': 'sees who looked at whose record, and reviews each broken glass',
  'feed sender': 'is a system that sends files with a key',
  public: 'sees what is published',
};

/**
 * Sign in: the demonstration's people, in the directory's order. `next` is where they wanted to go.
 */
export function signInView(people: readonly SignInPerson[], next: string, mistake: string | null): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'sign-in',
    heading: 'Choose who you are',
    trail: [],
    tables: [],
    content: {
      lede: 'This is a demonstration with no passwords. Each person sees only what their role allows.',
      provider: null,
      next,
      mistake,
      whenEmpty: 'Nobody can sign in yet. Whoever runs this service adds people to the directory.',
      radios: people.map((person, index) => ({
        value: person.user,
        text: person.name,
        hint: { text: `${sentenceCase(person.role)}, ${person.organisationName}: ${WHAT_THEY_SEE[person.role]}` },
        ...(index === 0 ? { id: 'user' } : {}),
      })),
    },
  };
}

/**
 * Sign in in service: by the identity provider, or the word that nobody can.
 * @param provider how it is called; null where none is set
 * @param start the address at which the way to it begins
 */
export function signInByProviderView(provider: string | null, start: string): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'sign-in',
    heading: 'Sign in',
    trail: [],
    tables: [],
    content: {
      lede:
        provider === null
          ? 'Nobody can sign in here.'
          : `Sign in with ${provider}. What you see then is what your role at your organisation allows.`,
      provider: provider === null ? null : { text: `Sign in with ${provider}`, start },
      whenEmpty: 'Whoever runs this service has not set an identity provider. Published information needs no sign-in.',
      radios: [],
      mistake: null,
      next: '',
    },
  };
}
