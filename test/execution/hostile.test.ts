/** Operations that are written to hurt: each is answered, or refused, within the time that a test has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compared } from './both.ts';
import type { Compared } from './both.ts';
import { GRAPHS } from './graphs.ts';
import { thisGraph } from './this-graph.ts';

let grid: Compared;
let house: Compared;
beforeAll(async () => { [grid, house] = [await compared(GRAPHS['lists in lists, and names that are taken elsewhere']), await compared(await thisGraph())]; });
afterAll(() => Promise.all([grid.stop(), house.stop()]));

describe('an operation', () => {
  it('with thirty thousand fields that are one is answered as with one', async () => {
    const once = await grid.ask('compiled', '{ palette { hex } }', {});
    const often = await grid.ask('compiled', `{ ${'palette { hex hex } '.repeat(10_000)} }`, {});
    expect(often.data).toBe(once.data);
    expect((await grid.ask('compiled', `{ palette { ${'hex '.repeat(30_000)} } }`, {})).data).toBe(once.data);
  });

  it('whose fragments double with every level takes no longer than its text', async () => {
    const levels = Array.from({ length: 12 }, (_, level) => `fragment F${level} on Colour { ...F${level + 1} ...F${level + 1} }`).join(' ');
    const answer = await grid.ask('compiled', `{ palette { ...F0 } } ${levels} fragment F12 on Colour { hex mood }`, {});
    expect(answer.data).toBe((await grid.ask('compiled', '{ palette { hex mood } }', {})).data);
  });

  it('with more conditions than combinations that anybody keeps is answered by its own', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `c${index}`);
    const text = `query (${names.map(name => `$${name}: Boolean!`).join(' ')}) { palette { ${names.map(name => `${name}: hex @include(if: $${name})`).join(' ')} } }`;
    for (let round = 0; round < 40; round += 1) {
      const variables = Object.fromEntries(names.map((name, index) => [name, (round >> (index % 7)) % 2 === 1]));
      const { data } = await grid.ask('compiled', text, variables);
      const [first] = (JSON.parse(data) as { palette: [object] }).palette; // there is one
      expect(Object.keys(first)).toEqual(names.filter(name => variables[name]));
    }
  });
});

describe('names that mean something to JavaScript', () => {
  it('are names in an answer, and change nothing else', async () => {
    const text = '{ constructor { id __proto__: constructor toString: id hasOwnProperty } __proto__: grid { valueOf: row { __proto__: id constructor: colour { id } } isPrototypeOf: valueOf } }';
    const { data, places } = await grid.ask('compiled', text, {});
    expect(places).toEqual([]);
    expect(data).toMatch(/^\{"constructor":\{"id":"id:\d+","__proto__":[^]*"toString":"id:\d+","hasOwnProperty":[^]*\},"__proto__":\[/);
    expect(data).toContain('"valueOf":{"__proto__":"id:');
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('id' in {}).toBe(false);
  });

  it('mean nothing as variables', async () => {
    const { data, places } = await grid.ask('compiled', 'query ($__proto__: String $constructor: String) { toString(valueOf: $__proto__) { id } a: toString(valueOf: $constructor) { id } }', JSON.parse('{"__proto__":"x"}') as Record<string, unknown>); // an object
    expect(places).toEqual([]);
    expect(Object.keys(JSON.parse(data) as object)).toEqual(['toString', 'a']); // it is one
  });
});

describe('fields of one name that subgraphs type in two ways', () => {
  it('are asked for under other names, and answered under their own', async () => {
    const sent: string[] = [];
    const graph = await compared(GRAPHS['unions and interfaces across subgraphs'], (_, transport) => ({ execute: request => { sent.push(request.query); return transport.execute(request); } }));
    const items = '{ ... on Post { label } ... on Picture { label } }';
    const draws = [1, 2, 3, 4, 5, 6, 7, 8].map(n => `s${n}: search(text: "${n}") ${items} l${n}: liked(first: ${n}) { replies ${items} }`);
    const text = `{ ${draws.join(' ')} }`;
    const ours = await graph.ask('compiled', text, {});
    expect(sent.filter(query => /label__alias|__alias/.test(query)).map(query => query.includes('_entities'))).toEqual(expect.arrayContaining([true, false]));
    expect(JSON.parse(ours.data)).toEqual(JSON.parse((await graph.ask('apollo', text, {})).data));
    expect(ours.data).toMatch(/"s\d":\[[^[]*"label":"Post/);
    expect(ours.data).toMatch(/"replies":\[[^[]*"label":"(Post|Picture)/);
    await graph.stop();
  });
});

describe('the order of an answer', () => {
  it('is that in which the caller asked, each field where it stands first, fragments where they are spread', async () => {
    const text = '{ palette { ...A mood id ... { hex a: id } } } fragment A on Colour { hex ...B a: id } fragment B on Colour { name mood }';
    const { data } = await grid.ask('compiled', text, {});
    const [first] = (JSON.parse(data) as { palette: [object] }).palette; // there is one
    expect(Object.keys(first)).toEqual(['hex', 'name', 'mood', 'a', 'id']);
  });
});

describe('requests to subgraphs', () => {
  it('name their own variables so that the caller may name its own in any way', async () => {
    const text = 'query ($representations0: Int, $representations1: Int, $representations0_: Int) { products(first: $representations0_) { reviews(first: $representations0) { text } } product(id: "id:3") { reviews(first: $representations1) { text } } }';
    const graph = await compared(GRAPHS['requirements in a chain, and what is provided beside it']);
    const variables = { representations0: 2, representations1: 3, representations0_: 4 };
    const [ours, stock] = [await graph.ask('compiled', text, variables), await graph.ask('apollo', text, variables)];
    await graph.stop();
    expect(ours.places).toEqual([]);
    expect(ours.data).toBe(stock.data);
    expect(ours.requests).toBeLessThan(stock.requests);
  });

  const FIELDS = 'currentTier { name } deals(first: 10) { edges { node { id } } } certifications(first: 10) { totalCount } kpis(period: CURRENT_QUARTER, codes: [K30]) { code value }';

  it('are one for each subgraph and step of the plan, whatever the answer holds', async () => {
    expect((await house.ask('compiled', `{ partners(first: 20) { edges { node { ${FIELDS} } } } }`, {})).requests).toBeLessThanOrEqual(4);
    const twice = await house.ask('compiled', `{ a: partner(id: "id:1") { ${FIELDS} } b: partner(id: "id:2") { ${FIELDS} } deals(first: 3) { edges { node { partner { ${FIELDS} } } } } }`, {});
    const stock = await house.ask('apollo', `{ a: partner(id: "id:1") { ${FIELDS} } b: partner(id: "id:2") { ${FIELDS} } deals(first: 3) { edges { node { partner { ${FIELDS} } } } } }`, {});
    expect(twice.requests).toBeLessThan(stock.requests);
    expect(twice.data).toBe(stock.data);
  });
});
