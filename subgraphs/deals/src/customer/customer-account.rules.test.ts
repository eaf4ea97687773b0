import { describe, expect, it } from 'vitest';
import { customerKey } from './customer-account.rules.ts';

const key = (domain: string | null) => customerKey({ name: 'Initech', country: 'DE', domain }, 'customerDomain');

describe('a customer is recognised', () => {
  it.each(['initech.example', 'https://www.Initech.example:443/about?x', 'bill@mail.initech.example', 'INITECH.example.'])('by its registered domain, typed as %s', typed => {
    expect(key(typed)).toEqual({ ok: true, value: { domain: 'initech.example', name: 'Initech', country: 'DE' } });
  });

  it('by name and country where it has no domain', () => {
    expect(key(null)).toEqual({ ok: true, value: { domain: null, name: 'Initech', country: 'DE' } });
  });

  it.each([['initech', 'INVALID_STRING_FORMAT'], ['10.0.0.1', 'INVALID_STRING_FORMAT'], ['co.uk', 'INVALID_STRING_FORMAT'], ['gmail.com', 'INVALID_VALUE'], ['mailinator.com', 'INVALID_VALUE']])('not by %s', (typed, code) => {
    expect(key(typed)).toMatchObject({ ok: false, refusal: { code, field: 'customerDomain' } });
  });
});
