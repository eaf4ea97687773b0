import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registrableDomain } from './web-domain.ts';

describe('the domain of a customer', () => {
  it.each([
    ['acme.com', 'acme.com'],
    ['https://www.Acme.co.uk:443/about?us#team', 'acme.co.uk'],
    ['jane@mail.acme.com', 'acme.com'],
    ['WWW.ACME.COM.', 'acme.com'],
    ['straße.de', 'xn--strae-oqa.de'],
    ['www.食狮.公司.cn', 'xn--85x722f.xn--55qx5d.cn'],
  ])('is read from %s as %s', (typed, domain) => {
    expect(registrableDomain(typed)).toBe(domain);
  });

  it('is the shop and not the platform it is hosted on', () => {
    expect(registrableDomain('https://acme.myshopify.com/cart')).toBe('acme.myshopify.com');
    expect(registrableDomain('myshopify.com')).toBeNull();
  });

  it('may be one that is reserved for demonstration', () => {
    expect(registrableDomain('www.northwind.test')).toBe('northwind.test');
    expect(registrableDomain('www.northwind.example')).toBe('northwind.example');
  });

  it.each(['', '-', 'n/a', 'k.A.', 'none', 'com', 'co.uk', 'localhost', 'printer.local', 'wiki.acme.internal', '192.168.0.1', 'http://[::1]/', '1234', 'not a domain', 'javascript:alert(1)'])(
    'is not in %j', (typed) => {
      expect(registrableDomain(typed)).toBeNull();
    });

  it('is the same however the address is dressed up', () => {
    fc.assert(fc.property(fc.domain(), fc.constantFrom('', 'http://', 'https://www.', 'jane@', '//'), fc.constantFrom('', '/', ':8080', '/a/b?c=d', '.'), (domain, before, after) => {
      fc.pre(registrableDomain(domain) !== null); // below a bare suffix such as a.ck, www is a name that somebody registered
      expect(registrableDomain(`${before}${domain.toUpperCase()}${after}`)).toBe(registrableDomain(domain));
    }));
  });

  it('is its own domain, and nothing that anybody types makes it fail', () => {
    fc.assert(fc.property(fc.oneof(fc.domain(), fc.string(), fc.string({ unit: 'binary' }), fc.emailAddress()), (typed) => {
      const domain = registrableDomain(typed);
      if (domain !== null) expect(registrableDomain(domain)).toBe(domain);
    }));
  });
});
