import { describe, expect, it } from 'vitest';
import { hostOf } from './host.ts';

describe('the host in an address', () => {
  it.each([
    ['acme.com', 'acme.com'],
    ['  HTTPS://Shop.Acme.com:8443/a?b#c ', 'shop.acme.com'],
    ['//acme.com/about', 'acme.com'],
    ['jane@acme.com', 'acme.com'],
    ['bücher.example.', 'xn--bcher-kva.example'],
  ])('of %j is %s', (address, host) => {
    expect(hostOf(address)).toBe(host);
  });

  it.each(['', 'acme', 'http://10.0.0.1', '[::1]', 'a_b.com', '-acme.com', 'acme..com', 'ac me.com', 'ac\tme.com', `${'a'.repeat(64)}.com`, `${'a.'.repeat(2000)}com`, `${'a.'.repeat(127)}com`])(
    'does not exist in %j', (address) => {
      expect(hostOf(address)).toBeNull();
    });
});
