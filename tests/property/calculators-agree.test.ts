import { test } from 'node:test';
import { agreeOnDefinitions, agreeOnPeople, agreeOnRates } from '../spec/agreement.ts';

const SEED = 20260331;

test('both calculators agree on generated definitions', () => agreeOnDefinitions(6, SEED));

test('both calculators agree on generated rates', () => agreeOnRates(6, SEED));

test('both calculators agree on generated people for every rule', () => agreeOnPeople(1, SEED));
