import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeCycleOf, type Transition } from './life-cycle.ts';

const agreement = lifeCycleOf([
  { from: 'DRAFT', command: 'offer', roles: ['VENDOR'], to: 'OFFERED', event: 'agreement.offered' },
  { from: 'DRAFT', command: 'discard', roles: ['VENDOR'], to: 'CLOSED' },
  { from: 'OFFERED', command: 'sign', roles: ['PARTNER'], to: 'IN_FORCE', event: 'agreement.signed' },
  { from: 'OFFERED', command: 'withdraw', roles: ['VENDOR'], to: 'CLOSED' },
  { from: 'IN_FORCE', command: 'close', roles: ['PARTNER'], to: 'NOTICE_GIVEN' },
  { from: 'IN_FORCE', command: 'close', roles: ['VENDOR', 'SYSTEM'], to: 'CLOSED' },
]);

describe('a life cycle', () => {
  it('leads on with a command that the table has for the status and the role', () => {
    expect(agreement.next({ status: 'OFFERED', command: 'sign', role: 'PARTNER' })).toMatchObject({
      ok: true,
      value: { to: 'IN_FORCE', event: 'agreement.signed' },
    });
  });

  it('may lead elsewhere for another role', () => {
    expect(agreement.next({ status: 'IN_FORCE', command: 'close', role: 'PARTNER' })).toMatchObject({ value: { to: 'NOTICE_GIVEN' } });
    expect(agreement.next({ status: 'IN_FORCE', command: 'close', role: 'SYSTEM' })).toMatchObject({ value: { to: 'CLOSED' } });
  });

  it('refuses a command that the status does not have, and says what is possible instead', () => {
    expect(agreement.next({ status: 'DRAFT', command: 'sign', role: 'VENDOR' })).toEqual({
      ok: false,
      refusal: {
        code: 'INVALID_RESOURCE_STATE',
        message: 'The command sign is not possible while the status is DRAFT. Possible for VENDOR now: offer, discard.',
      },
    });
  });

  it('refuses a role that the command is not open to', () => {
    expect(agreement.next({ status: 'OFFERED', command: 'sign', role: 'VENDOR' })).toMatchObject({ refusal: { code: 'ACTION_NOT_PERMITTED' } });
  });

  it('ends in a status that no command leads on from', () => {
    expect(agreement.commandsFrom('CLOSED')).toEqual([]);
    expect(agreement.next({ status: 'CLOSED', command: 'offer', role: 'VENDOR' })).toMatchObject({
      refusal: { message: 'The command offer is not possible while the status is CLOSED. Nothing is possible for VENDOR now.' },
    });
  });

  it('names each command once, and only those of a role when asked', () => {
    expect(agreement.commandsFrom('IN_FORCE')).toEqual(['close']);
    expect(agreement.commandsFrom('OFFERED', 'PARTNER')).toEqual(['sign']);
  });

  it('cannot have two answers to the same status, command and role', () => {
    const row = { from: 'DRAFT', command: 'offer', roles: ['VENDOR'], to: 'OFFERED' };
    expect(() => lifeCycleOf([row, { ...row, roles: ['SYSTEM', 'VENDOR'], to: 'CLOSED' }])).toThrow('two answers to (DRAFT, offer, VENDOR)');
  });
});

describe('any life cycle', () => {
  const status = fc.constantFrom('NEW', 'OPEN', 'HELD', 'DONE');
  const command = fc.constantFrom('start', 'hold', 'finish');
  const role = fc.constantFrom('PARTNER', 'VENDOR', 'SYSTEM');
  const row = fc.record({ from: status, command, roles: fc.uniqueArray(role, { minLength: 1 }), to: status });
  const table: fc.Arbitrary<readonly Transition<string, string, string>[]> =
    fc.uniqueArray(row, { selector: ({ from, command: name }) => `${from} ${name}` });
  const question = fc.record({ status, command, role });

  it('accepts exactly what its table has', () => {
    fc.assert(fc.property(table, question, (rows, asked) => {
      const answer = lifeCycleOf(rows).next(asked);
      const expected = rows.find(({ from, command: name, roles }) => from === asked.status && name === asked.command && roles.includes(asked.role));
      expect(answer.ok ? answer.value : undefined).toBe(expected);
    }));
  });

  it('offers a role exactly the commands it would accept', () => {
    fc.assert(fc.property(table, question, (rows, asked) => {
      const lifeCycle = lifeCycleOf(rows);
      expect(lifeCycle.commandsFrom(asked.status, asked.role).includes(asked.command)).toBe(lifeCycle.next(asked).ok);
    }));
  });

  it('tells a wrong moment from a wrong person', () => {
    fc.assert(fc.property(table, question, (rows, asked) => {
      const lifeCycle = lifeCycleOf(rows);
      const answer = lifeCycle.next(asked);
      if (answer.ok) return;
      const somebodyMay = lifeCycle.commandsFrom(asked.status).includes(asked.command);
      expect(answer.refusal.code).toBe(somebodyMay ? 'ACTION_NOT_PERMITTED' : 'INVALID_RESOURCE_STATE');
    }));
  });
});
