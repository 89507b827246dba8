import type { RefusalCode } from '../../../base/index.ts';

/** What a page says of each refusal: a heading, and what to do where the refusal itself does not say. */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, { readonly heading: string; readonly remedy: string }>> = {
  'access.denied': {
    heading: 'You may not see or do this',
    remedy: 'Sign in as somebody whose role allows it, or ask the person who holds that role.',
  },
  'access.not-signed-in': { heading: 'Sign in first', remedy: 'Choose a person on the sign-in page, then try again.' },
  'access.prove-again': {
    heading: 'Show again that it is you',
    remedy: 'Confirm who you are, then send the form again. Nothing was done yet.',
  },
  'sign-in.refused': {
    heading: 'You are not signed in',
    remedy: 'Sign in again, or ask whoever looks after your account.',
  },
  'sign-in.unavailable': {
    heading: 'Nobody can sign in at the moment',
    remedy: 'Try again in a few minutes. Published information needs no sign-in.',
  },
  'limit.reached': { heading: 'Too many requests', remedy: 'Wait a minute, then try again.' },
  'user.unknown': {
    heading: 'This person cannot sign in',
    remedy: 'Choose a person from the list on the sign-in page.',
  },
  'not-found': {
    heading: 'Page not found',
    remedy: 'If you typed the address, check it. Otherwise start from the home page.',
  },
  'practice.unknown': {
    heading: 'There is no such practice',
    remedy: 'Find the practice through the borough and its localities.',
  },
  'indicator.unknown': {
    heading: 'There is no such indicator',
    remedy: 'The measures that count this year are listed on the borough page.',
  },
  'statement.no-contract': {
    heading: 'There is no statement: no contract',
    remedy: 'A practice is paid from the month in which its contract starts. Ask the contract manager.',
  },
  'statement.two-schemes': {
    heading: 'There is no statement: two schemes for the same work',
    remedy: 'A practice is paid by one quality scheme. Ask the contract manager which of them its agreement replaces.',
  },
  'statement.other-year': {
    heading: 'There is no statement: something of another year was put in',
    remedy:
      'A month is paid by what holds in its own year. Ask the contract manager which framework, list or agreement is missing.',
  },
  'statement.no-list': {
    heading: 'There is no statement: no list size',
    remedy: 'The list size of the quarter has not been received. The Feeds page shows what is late and from whom.',
  },
  'statement.no-rate': {
    heading: 'There is no statement: no rate',
    remedy: 'A price that the contract needs was not known for this month. Ask the finance lead to have it added.',
  },
  'statement.no-counts': {
    heading: 'There is no statement: no counts',
    remedy: 'The practice has not sent its counts. The Feeds page shows what is late and from whom.',
  },
  'input.invalid': {
    heading: 'Something in the form needs changing',
    remedy: 'Change it and send the form again.',
  },
  'configuration.invalid': {
    heading: 'Commonweal is not set up correctly',
    remedy: 'Whoever runs this service must correct its settings and start it again.',
  },
  'feed.unknown': {
    heading: 'Commonweal does not know this feed',
    remedy: 'Choose one of the feeds on the Feeds page; each lists the columns that it needs.',
  },
  'feed.nothing-usable': {
    heading: 'Nothing in the file could be used',
    remedy: 'Open the file on the Feeds page to see what is wrong with each row, correct it and send it again.',
  },
  'feed.superseded': {
    heading: 'The file was received before, and later files have replaced it',
    remedy: 'If this file is the right one, send it once more on the Feeds page and tick Apply it again.',
  },
  'identity.no-key': {
    heading: 'Who people are cannot be read here',
    remedy: 'Ask the operator: the keys of the identity vault are not set.',
  },
  'backup.damaged': {
    heading: 'The backup is not as it was written',
    remedy: 'Use another backup, and keep this one for whoever looks into it.',
  },
  'warehouse.locked': {
    heading: 'Another import is running',
    remedy: 'Wait until it has finished, then try again. Nothing was changed.',
  },
  'warehouse.empty': {
    heading: 'Nothing has been received yet',
    remedy: 'Import the feeds; the Feeds page says which.',
  },
  'warehouse.format': {
    heading: 'The data are of another version',
    remedy: 'Whoever runs this service must build the warehouse again with this version.',
  },
  'store.locked': { heading: 'The records are in use by another process', remedy: 'Try again in a minute.' },
  'store.format': {
    heading: 'The records are of another version',
    remedy: 'Whoever runs this service must bring the records to this version.',
  },
  'store.tampered': {
    heading: 'The records have been changed from outside',
    remedy: 'Nothing can be paid until whoever runs this service and the auditor have looked into it.',
  },
  'result.not-verified': {
    heading: 'The result has not been checked yet',
    remedy: 'Both calculators must agree on it before it can be paid. Ask the operator.',
  },
  'result.counts-differ': {
    heading: 'The counts sent differ from the counts found',
    remedy:
      'The difference is more than the people who opted out can explain. Ask the practice to send its extract again.',
  },
  'approval.own-work': {
    heading: 'Nobody approves their own work',
    remedy: 'Somebody else with the role must approve it.',
  },
  'approval.changed-since': {
    heading: 'It has changed since you looked',
    remedy: 'Go back, look at it as it is now, and decide again. Nothing was done.',
  },
  'run.unknown': { heading: 'There is no such payment run', remedy: 'Find it in the list of payment runs.' },
  'run.wrong-stage': {
    heading: 'The run is not at that stage',
    remedy: 'A run is prepared, then certified, then released. Go back to the run to see where it is.',
  },
  'ledger.reference-reused': {
    heading: 'The reference has been used for something else',
    remedy: 'Nothing was posted. Ask the finance lead to look at the entry that has the reference.',
  },
  'disclosure.too-many-questions': {
    heading: 'Too many questions about small numbers',
    remedy: 'Ask one of the questions that was answered before, or ask somebody who may see exact counts.',
  },
  'line.held': {
    heading: 'The line waits for an answer',
    remedy: 'Answer what the line asks; the rest of the contract is paid meanwhile.',
  },
  'ledger.is-reversal': {
    heading: 'A reversal is not taken back',
    remedy: 'Prepare a run that pays again what is due.',
  },
  'function.unknown': {
    heading: 'There is no such function',
    remedy: 'The functions of commissioning are listed under who decides what.',
  },
  'function.not-held': {
    heading: 'Somebody else decides on this',
    remedy: 'Look under who decides what for the body that holds the function on that date.',
  },
  'ledger.closed': {
    heading: 'The ledger is closed there',
    remedy: 'Enter it in the open month; the entry says which month it belongs to.',
  },
  'ledger.not-available': {
    heading: 'There is not that much available',
    remedy: 'Look at what is planned, spent and reserved on the line; more needs a decision first.',
  },
  'meeting.refused': {
    heading: 'This cannot happen at the meeting now',
    remedy: 'Look at the meeting’s page: it says what has happened and what can happen next.',
  },
  'case.refused': {
    heading: 'The case is not at that point',
    remedy: 'Look at the case: it says what has to be shown or decided before the next step.',
  },
  'practice.merged': {
    heading: 'The practice has gone into another',
    remedy: 'Look at the statement of the practice into which it went: its lines are there.',
  },
  'practice.closed': {
    heading: 'The practice is closed',
    remedy: 'Look at a month or a day before it closed.',
  },
  'decision.needed': {
    heading: 'A decision is needed first',
    remedy: 'Have it decided at a meeting of the committee that holds the function, and name the decision.',
  },
  'decision.not-live': {
    heading: 'The decision does not allow this',
    remedy: 'Look at the decision in the register: it says what it allows, and whether it still stands.',
  },
  'definition.invalid': {
    heading: 'The definition does not hold together',
    remedy: 'The message says which part; whoever wrote it must correct it.',
  },
  'approval.not-delegated': {
    heading: 'The scheme of delegation does not give you this part',
    remedy: 'Ask somebody to whom the scheme delegates it.',
  },
  'approval.over-limit': {
    heading: 'This is above your limit',
    remedy: 'Ask somebody with a higher limit, or name the committee’s decision.',
  },
  'approval.interest': {
    heading: 'You declared an interest in every payee',
    remedy: 'Ask somebody without an interest in them.',
  },
  'payee.no-bank-details': {
    heading: 'There are no bank details to pay to',
    remedy: 'Have the payee’s bank details proposed and approved by two people.',
  },
  'payee.paused': {
    heading: 'The payee’s bank details have only just changed',
    remedy: 'The payment waits until the pause after the change has passed.',
  },
};
