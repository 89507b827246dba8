import { test } from 'node:test';
import { agreeOnDefinitions, agreeOnPeople, agreeOnRates } from '../spec/agreement.ts';

const SEED = 31032026;

test('both calculators agree on many generated definitions', () => agreeOnDefinitions(300, SEED));

test('both calculators agree on many generated rates', () => agreeOnRates(120, SEED));

test('both calculators agree on many generated people for every rule', () => agreeOnPeople(25, SEED));
