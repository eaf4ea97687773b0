import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { actor, bareSchema, testClock, testDatabase } from './index.ts';

describe('the clock of a test', () => {
  it('stands still until it is set', () => {
    const clock = testClock('2026-11-18T10:00:00Z');
    expect([clock.now(), clock.now()]).toEqual([new Date('2026-11-18T10:00:00Z'), new Date('2026-11-18T10:00:00Z')]);
    clock.set('2027-01-01T00:00:00Z');
    expect(clock.now()).toEqual(new Date('2027-01-01T00:00:00Z'));
  });
});

describe('an actor', () => {
  it('is a person of its own unless told', () => {
    expect(actor('ANALYST').personId).not.toBe(actor('ANALYST').personId);
    expect(actor('PARTNER_ADMIN', { personId: 'ada', partnerId: 'acme' })).toEqual({ personId: 'ada', role: 'PARTNER_ADMIN', partnerId: 'acme', scopes: [] });
  });
});

describe('the database of a test file', () => {
  it('has the schema, a login role that may use rows and not tables, and is gone afterwards', async () => {
    const test = await testDatabase([bareSchema('library', 'create table library.book (id int)')]);
    const login = new pg.Client({ connectionString: test.urls.get('library')?.url });
    await login.connect();
    await login.query('insert into library.book values (1)');
    await expect(login.query('drop table library.book')).rejects.toThrow('must be owner');
    await expect(login.query('select * from library.migration')).rejects.toThrow('permission denied');
    await login.end();
    await test.drop();
    await expect(new pg.Client({ connectionString: test.superuserUrl }).connect()).rejects.toThrow('does not exist');
  });
});
