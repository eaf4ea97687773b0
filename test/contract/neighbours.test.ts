import { members } from '@channelgraph/standalone';
import { describe, expect, it } from 'vitest';
import neighbours from '../../subgraphs/subgraphs.json' with { type: 'json' };

const publisherOf = (kind: string): string => kind.split('.', 1).join('');

describe('subgraphs.json', () => {
  it('says of each subgraph whose events it wants: processes of their own know it from there', () => {
    const wanted = Object.fromEntries(members.map(({ name, definition }) => [name, [...new Set(Object.keys(definition.projectors).map(publisherOf))].sort()]));
    expect(Object.fromEntries(neighbours.map(({ name, listensTo }) => [name, [...listensTo].sort()]))).toEqual(wanted);
  });

  it('gives each a port of its own', () => {
    expect(new Set(neighbours.map(({ port }) => port)).size).toBe(neighbours.length);
  });
});
