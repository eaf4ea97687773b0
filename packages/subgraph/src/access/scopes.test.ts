import { sql } from '@channelgraph/database';
import { actor } from '@channelgraph/testing';
import { describe, expect, it } from 'vitest';
import { isUnscoped, namedChoice, namedScope, scopesNamed, scopesOf } from './scopes.ts';

const books = namedScope('archive.books', (viewer, alias: string) => sql`owner = ${alias + viewer.actor.personId}`);
const mayLend = namedChoice('archive.lending', () => false);
const viewer = { actor: actor('PARTNER_ADMIN'), at: new Date(0) };

describe('a row scope', () => {
  it('is compiled for the viewer unless a test names it', () => {
    expect(books(viewer, 'b').text).toBe('owner = $1');
    expect(books({ ...viewer, unscoped: scopesNamed(['archive.books']) }, 'b').text).toBe('true');
    expect(books({ ...viewer, unscoped: scopesNamed(['archive.lending']) }, 'b').text).toBe('owner = $1');
    expect([mayLend(viewer), mayLend({ ...viewer, unscoped: scopesNamed(['archive.lending']) })]).toEqual([false, true]);
    expect(isUnscoped(viewer, 'archive.books')).toBe(false);
  });

  it('is known by its name, and no other name switches anything off', () => {
    expect(scopesOf('archive')).toEqual(['archive.books', 'archive.lending']);
    expect(() => scopesNamed(['archive.boks'])).toThrow('There is no row scope called archive.boks.');
  });
});
