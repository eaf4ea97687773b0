import { isFreeMail, registrableDomain } from '@channelgraph/domain';
import { describe, expect, it } from 'vitest';
import { diceOf } from './dice.ts';
import { customerName, mailOf, partnerName, personName, reservedDomain } from './names.ts';

describe('companies of the demo', () => {
  it('have a name and a domain each, however many there are', () => {
    const names = Array.from({ length: 20_000 }, (_, ordinal) => [customerName(ordinal), partnerName(ordinal)]).flat();
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(names.map(name => reservedDomain(name))).size).toBe(names.length);
  });

  it('have domains that nobody can own, and that the programme accepts as theirs', () => {
    for (const ordinal of [0, 1, 472, 473, 120_000]) {
      const domain = reservedDomain(customerName(ordinal), ordinal % 2 === 0 ? 'example' : 'test');
      expect(domain).toMatch(/^[a-z0-9-]+\.(example|test)$/);
      expect(registrableDomain(domain)).toBe(domain);
      expect(isFreeMail(domain)).toBe(false);
    }
  });
});

describe('people of the demo', () => {
  it('have names and addresses', () => {
    const name = personName(diceOf('somebody'));
    expect(name).toBe(personName(diceOf('somebody')));
    expect(mailOf('Zoë O’Connell', 'acme.example')).toBe('zoe.oconnell@acme.example');
  });
});
