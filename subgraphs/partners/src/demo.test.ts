import { demoWorld, type DemoFact } from '@channelgraph/demo';
import { TEST_SETTINGS } from '@channelgraph/testing';
import { describe, expect, it } from 'vitest';
import { partnersDemo } from './demo.ts';

const world = demoWorld({ anchor: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-11-18T10:00:00Z'), scale: 0.4, ...TEST_SETTINGS });
const load = partnersDemo(world);
const facts: readonly DemoFact[] = [...load.facts];
const rowsOf = (table: string) => [...(load.tables.find(known => known.table === `partners.${table}`)?.rows ?? [])];
const storyOf = (entity: string, id: unknown) => facts.filter(({ fact }) => fact.type.startsWith(`channelgraph.partners.${entity}.`) && fact.data['id'] === id);

describe('this subgraph’s share of the demo world', () => {
  it('comes in the order of its foreign keys', () => {
    expect(load.tables.map(({ table }) => table.replace('partners.', ''))).toEqual([
      'territory', 'partner', 'person', 'employment', 'portfolio_assignment', 'territory_ownership', 'tier_program', 'tier', 'tier_criterion', 'tier_assignment',
    ]);
  });

  it.each([['partner', 'partner'], ['employment', 'employment'], ['portfolio_assignment', 'portfolio'], ['territory_ownership', 'territory-ownership'], ['tier_assignment', 'tier']])(
    'tells every change of %s once, in order, up to what the table says', (table, entity) => {
      const rows = rowsOf(table);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        const story = storyOf(entity, row['id']);
        expect(story.map(({ fact }) => fact.data['version'])).toEqual(Array.from({ length: Number(row['version']) }, (_, index) => index + 1));
        const times = story.map(({ at }) => at.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        const { status, valid_to: validTo } = row;
        expect(story.at(-1)?.fact.data).toMatchObject(status === undefined ? { validTo: (validTo as Date | null)?.toISOString() ?? null } : { status }); // one of two shapes of history
      }
      expect(facts.filter(({ fact }) => fact.type.startsWith(`channelgraph.partners.${entity}.`))).toHaveLength(rows.reduce((sum, row) => sum + Number(row['version']), 0));
    });

  it('tells nothing that has not happened yet', () => {
    expect(facts.filter(({ at }) => at > world.until)).toEqual([]);
  });

  it('has the demo ladder: four rungs, the lowest for everybody', () => {
    expect(rowsOf('tier').map(({ code, rank }) => `${String(rank)} ${String(code)}`)).toEqual(['1 REGISTERED', '2 SILVER', '3 GOLD', '4 PLATINUM']);
    expect(rowsOf('tier_criterion')).toHaveLength(6);
  });
});
