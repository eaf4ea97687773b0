import { ActionableError } from '@channelgraph/config';
import { describe, expect, it } from 'vitest';
import { conceptOf } from './concept.ts';
import { thisHouse } from './house.ts';
import { checkSubgraphName } from './subgraph-name.ts';

const house = thisHouse();
const slice = (concept: string, plural?: string, subgraph = 'deals') =>
  conceptOf(house, { subgraph, concept, plural, command: (better) => `npm run new:slice -- ${subgraph} ${better}` });

/** The refusal of an attempt; fails when there is none. */
function refusalOf(attempt: () => unknown): ActionableError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ActionableError) return error;
    throw error;
  }
  return expect.fail('nothing was refused');
}

describe('a concept', () => {
  it.each(['training-plan', 'quote', 'event', 'status'])('may be called %s', (concept) => {
    expect(slice(concept).kebab).toBe(concept);
  });

  it.each([
    ['TrainingPlan', /"TrainingPlan" is not in kebab-case/, 'npm run new:slice -- deals training-plan'],
    ['training_plan', /not in kebab-case/, 'npm run new:slice -- deals training-plan'],
    ['', /not in kebab-case/, 'npm run new:slice -- deals <a more telling noun>'],
    ['../escape', /not in kebab-case/, 'npm run new:slice -- deals escape'],
    ['training-plans', /looks like a plural/, 'npm run new:slice -- deals training-plan, or give the plural of this singular: training-plans --plural <several of them>'],
    ['x'.repeat(41), /more than 40/, 'npm run new:slice -- deals <a more telling noun>'],
    ['deal-helper', /"helper" says nothing/, 'npm run new:slice -- deals <a more telling noun>'],
    ['class', /word of the language/, 'npm run new:slice -- deals <a more telling noun>'],
    ['date', /word of the language/, 'npm run new:slice -- deals <a more telling noun>'],
    ['company', /every slice uses the word `company`/, 'npm run new:slice -- deals <a more telling noun>'],
    ['page', /every slice uses the word `page`/, 'npm run new:slice -- deals <a more telling noun>'],
    ['registration', /deals has a table deals\.registration already/, 'npm run new:slice -- deals <a more telling noun>'],
    ['employment', /deals has a table deals\.employment already/, 'npm run new:slice -- deals <a more telling noun>'],
    ['inbox', /deals has a table deals\.inbox already/, 'npm run new:slice -- deals <a more telling noun>'],
    ['course', /the graph has a type Course already/, 'npm run new:slice -- deals <a more telling noun>'],
    ['scorecard', /the graph has a type Scorecard already/, 'npm run new:slice -- deals <a more telling noun>'],
  ])('may not be called %s', (concept, why, next) => {
    expect(refusalOf(() => slice(concept))).toMatchObject({ why: expect.stringMatching(why) as string, next }); // vitest's matcher
  });

  it('may look like a plural, or have one of its own, when it is told', () => {
    expect(slice('sales', 'sales-of-things')).toMatchObject({ kebab: 'sales', camels: 'salesOfThings' });
    expect(refusalOf(() => slice('equipment', 'equipment')).why).toMatch(/both called "equipment"/);
    expect(refusalOf(() => slice('sales-person', 'Sales People')).next).toBe('npm run new:slice -- deals sales-person --plural sales-people');
  });
});

describe('a subgraph', () => {
  it.each(['agreements', 'marketing', 'funds'])('may be called %s', (name) => {
    expect(() => { checkSubgraphName(house, name); }).not.toThrow();
  });

  it.each([
    ['market-funds', /not one word in small letters/, 'npm run new:subgraph -- marketfunds'],
    ['Funds', /not one word in small letters/, 'npm run new:subgraph -- funds'],
    ['deals', /there is a subgraph deals already/, 'npm run new:subgraph -- <a more telling noun>'],
    ['events', /a package @channelgraph\/events already/, 'npm run new:subgraph -- <a more telling noun>'],
    ['misc', /says nothing/, 'npm run new:subgraph -- <a more telling noun>'],
    ['import', /word of TypeScript/, 'npm run new:subgraph -- <a more telling noun>'],
    ['order', /word of SQL/, 'npm run new:subgraph -- <a more telling noun>'],
    ['migration', /begin with MIGRATION_ already/, 'npm run new:subgraph -- <a more telling noun>'],
    ['entities', /uses the word `entities`/, 'npm run new:subgraph -- <a more telling noun>'],
  ])('may not be called %s', (name, why, next) => {
    expect(refusalOf(() => { checkSubgraphName(house, name); })).toMatchObject({ why: expect.stringMatching(why) as string, next }); // vitest's matcher
  });
});
