import { type ContractJson, divide, multiply } from '../../../src/contracts/index.ts';
import { datesOf, given, MONTHS, rated } from './inputs.ts';

/**
 * Additional roles of a network, kind by kind and month by month: what employing them cost, up to the most for so many posts
 * of the kind; and the most for all of them in the year, on the weighted list, by which claims are checked before they are paid.
 */
export const additionalRoles: ContractJson = {
  id: 'additional-roles/2025-26',
  title: 'Additional roles 2025/26',
  contractType: 'network',
  ...datesOf(2025),
  source:
    'Network Contract Directed Enhanced Service 2025/26, second hand; the most for each kind of role was not found',
  units: { post: 'posts' },
  inputs: {
    cost: given('what the role cost in the month', 'pounds per month'),
    posts: given('whole posts', 'posts'),
    'most-for-one': given('most for a whole post', 'pounds per post per year'),
    weighted: given('weighted list of the network', 'weighted patients'),
    rate: rated('network-additional-roles', 'most for additional roles', 'pounds per weighted patient per year'),
    months: MONTHS,
  },
  terms: [
    {
      id: 'most-for-posts',
      title: 'Most for these posts in a month',
      unit: 'pounds per month',
      formula: divide(multiply('posts', 'most-for-one'), 'months'),
    },
    {
      id: 'additional-role',
      title: 'Additional role',
      unit: 'pounds per month',
      reimbursement: { cost: 'cost', limits: ['most-for-posts'] },
    },
    {
      id: 'year-ceiling',
      title: 'Most for additional roles in the year',
      unit: 'pounds per year',
      capitation: { list: 'weighted', price: 'rate' },
    },
  ],
  lines: [
    {
      term: 'additional-role',
      account: 'Network: additional roles',
      payee: 'nominated payee of the network',
      earner: 'network',
    },
  ],
};
