import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmail } from './email.ts';

describe('an e-mail address', () => {
  it.each(['jane@acme.com', 'jane.doe+deals@mail.acme.co.uk', "o'brien@acme.ie", 'jürgen@straße.de', '佐藤@会社.jp', 'x@northwind.test'])('may be %s', (text) => {
    expect(isEmail(text)).toBe(true);
  });

  it.each([
    '', 'jane', '@acme.com', 'jane@', 'jane@acme', 'jane@@acme.com', 'jane doe@acme.com', 'jane..doe@acme.com', '.jane@acme.com', 'jane.@acme.com',
    'jane@acme.com.', 'jane@acme.com/x', 'jane@acme.com:25', 'jane@10.0.0.1', 'jane@acme.com\n', ' jane@acme.com', 'Jane <jane@acme.com>', 'a@b.com,c@d.com',
    `${'a'.repeat(65)}@acme.com`, `jane@${'a.'.repeat(130)}com`,
  ])('is not %j', (text) => {
    expect(isEmail(text)).toBe(false);
  });

  it('is whatever a standard generator makes', () => {
    fc.assert(fc.property(fc.emailAddress(), (text) => {
      expect(isEmail(text)).toBe(true);
    }));
  });
});
