import { describe, expect, it } from 'vitest';
import { isFreeMail } from './free-mail.ts';

describe('a domain that identifies no customer', () => {
  it.each(['gmail.com', 'GMX.de', 'mail.yahoo.co.uk', 'jane@outlook.com', 'mailinator.com'])('is %s', (domain) => {
    expect(isFreeMail(domain)).toBe(true);
  });

  it.each(['acme.com', 'notgmail.com', 'gmail.com.acme.com', 'nonsense', ''])('is not %j', (domain) => {
    expect(isFreeMail(domain)).toBe(false);
  });
});
