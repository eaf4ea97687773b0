import { describe, expect, it } from 'vitest';
import { readSubgraphConfig, type Neighbour } from './config.ts';

const neighbours: readonly Neighbour[] = [
  { name: 'library', port: 4101, listensTo: [] },
  { name: 'lending', port: 4102, listensTo: ['library'] },
  { name: 'fines', port: 4103, listensTo: ['library', 'lending'] },
];
const needed = { LIBRARY_DATABASE_URL: 'postgres://library@db/books', HOP_PRIVATE_KEY_FILE: 'library.json', HOP_PUBLIC_KEYS_FILE: 'public.json' };
const read = (env: Readonly<Record<string, string>> = {}) => readSubgraphConfig('library', neighbours, { ...needed, ...env });

describe('the configuration of a subgraph’s process', () => {
  it('takes its port and its consumers from the list of neighbours unless told otherwise', () => {
    expect(read()).toMatchObject({
      host: '127.0.0.1', port: 4101, databaseUrl: 'postgres://library@db/books',
      consumers: [{ name: 'lending', url: 'http://127.0.0.1:4102' }, { name: 'fines', url: 'http://127.0.0.1:4103' }],
    });
    expect(read({ LIBRARY_PORT: '0', HOST: '0.0.0.0', FINES_URL: 'https://fines.example/' })).toMatchObject({
      host: '0.0.0.0', port: 0, consumers: [{ name: 'lending' }, { name: 'fines', url: 'https://fines.example' }],
    });
  });

  it('sends events to those who want them, and to nobody else', () => {
    const lending = readSubgraphConfig('lending', neighbours, { ...needed, LENDING_DATABASE_URL: 'postgres://lending@db/books' });
    expect(lending.consumers.map(({ name }) => name)).toEqual(['fines']);
  });

  it('prefers a database of its own to the one for all', () => {
    expect(read({ DATABASE_URL: 'postgres://app@db/all' })).toMatchObject({ databaseUrl: 'postgres://library@db/books', databaseVariable: 'LIBRARY_DATABASE_URL' });
    expect(read({ DATABASE_URL: 'postgres://app@db/all', LIBRARY_DATABASE_URL: '' })).toMatchObject({ databaseUrl: 'postgres://app@db/all', databaseVariable: 'DATABASE_URL' });
  });

  it('has a port of its own for metrics, or the one of all processes', () => {
    expect(read().telemetry.port).toBeUndefined();
    expect(read({ TELEMETRY_PORT: '9464' }).telemetry.port).toBe(9464);
    expect(read({ TELEMETRY_PORT: '9464', LIBRARY_TELEMETRY_PORT: '9465' }).telemetry.port).toBe(9465);
    expect(() => read({ TELEMETRY_PORT: '4101' })).toThrow(/TELEMETRY_PORT.*must not be the port of the subgraph \(LIBRARY_PORT\)/);
    expect(() => read({ LIBRARY_TELEMETRY_PORT: '4101' })).toThrow(/LIBRARY_TELEMETRY_PORT.*must not be the port/);
  });

  it('shows no password when it is printed', () => {
    expect(JSON.stringify(read({ LIBRARY_DATABASE_URL: 'postgres://library:opensesame@db/books' }))).not.toContain('opensesame');
  });

  it('has no way to run without keys or database, and says so at once', () => {
    expect(() => readSubgraphConfig('library', neighbours, {})).toThrow(/3 problems[^]*HOP_PRIVATE_KEY_FILE is not set[^]*HOP_PUBLIC_KEYS_FILE is not set[^]*LIBRARY_DATABASE_URL is not set/);
  });
});
