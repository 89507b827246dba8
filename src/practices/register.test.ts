import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { day, type Json, odsCode } from '../base/index.ts';
import { isClosedOn, PracticeRegister } from './index.ts';

function practice(code: string, fields: { readonly [key: string]: Json } = {}): Json {
  return {
    code,
    name: `Practice ${code}`,
    contractType: 'GMS',
    weightedToRegistered: '0.958',
    deprivationScore: '13.4',
    ...fields,
  };
}

function commissioner(practices: Json, more: { readonly [key: string]: Json } = {}): Json {
  const teams = [
    { id: 'North 1', name: 'North 1', practices },
    { id: 'North 2', name: 'North 2', practices: [practice('X00009', { contractType: 'APMS' })] },
  ];
  return { code: 'X00', name: 'Invented', localities: [{ id: 'North', name: 'North', teams }], ...more };
}

describe('practice register', () => {
  test('finds practices by code and locality, in order', () => {
    const outcome = PracticeRegister.fromJson(commissioner([practice('X00010'), practice('X00002')]));
    assert(outcome.ok);
    const register = outcome.value;
    assert.deepEqual(
      register.practices().map((each) => `${each.code} ${each.locality} ${each.team} ${each.contractType}`),
      ['X00002 North North 1 GMS', 'X00009 North North 2 APMS', 'X00010 North North 1 GMS'],
    );
    assert.equal(register.inLocality('North').length, 3);
    assert.deepEqual(register.inLocality('South'), []);
    const found = register.practice(odsCode('X00010'));
    assert(found.ok && found.value.weightedToRegistered === '0.958');
    const missing = register.practice(odsCode('X00011'));
    assert(!missing.ok && missing.refusal.code === 'practice.unknown');
  });

  test('closes a practice, and with it whoever went into it', () => {
    const decision = 'PCCC 2025-09-16 item 2';
    const closed = { from: '2025-11-01', decision };
    const mergedInto = { successor: 'X00001', from: '2025-08-01', decision };
    const outcome = PracticeRegister.fromJson(
      commissioner([practice('X00001', { closed }), practice('X00002', { mergedInto }), practice('X00003')]),
    );
    assert(outcome.ok);
    const isClosed = (iso: string) =>
      outcome.value.practices().flatMap((one) => (isClosedOn(one, day(iso)) ? one.code : []));
    assert.deepEqual(isClosed('2025-10-31'), []);
    assert.deepEqual(isClosed('2025-11-01'), ['X00001', 'X00002']);
    const both = PracticeRegister.fromJson(
      commissioner([
        practice('X00001'),
        practice('X00002', { mergedInto, closed }),
        practice('X00003', { closed: {} }),
      ]),
    );
    assert(!both.ok);
    assert.match(both.refusal.message, /X00002 goes into another and closes/);
    assert.match(both.refusal.message, /the closure of practice X00003 has a from that is no date/);
  });

  test('says everything that is wrong with a definition', () => {
    const outcome = PracticeRegister.fromJson(
      commissioner(
        [
          practice('x1'),
          practice('X00009'),
          practice('X00003', { contractType: 'PCN', weightedToRegistered: 0.958 as Json, name: ' ' }),
          'not a practice',
        ],
        { name: 7 },
      ),
    );
    assert(!outcome.ok && outcome.refusal.code === 'definition.invalid');
    for (const part of [
      /the commissioner has no name/,
      /code of another form: "x1"/,
      /practice X00009 is named twice/,
      /X00003 has a contractType other than/,
      /X00003 has a weightedToRegistered that is not written as an exact decimal/,
      /X00003 has no name/,
      /a practice is not an object/,
    ]) {
      assert.match(outcome.refusal.message, part);
    }
    for (const json of [null, [], {}, 'text', { code: 'X00', name: 'C', localities: [] }]) {
      assert(!PracticeRegister.fromJson(json).ok);
    }
  });
});
