import { describe, expect, it } from 'vitest';
import { isPlural, kebabOf, pluralOf, singularOf, wordsOf } from './words.ts';

describe('the words of a concept', () => {
  it('are one for each place', () => {
    expect(wordsOf('training-plan')).toEqual({
      kebab: 'training-plan', camel: 'trainingPlan', pascal: 'TrainingPlan', camels: 'trainingPlans', pascals: 'TrainingPlans',
      snake: 'training_plan', spoken: 'training plan', spokens: 'training plans',
    });
  });

  it.each([['agreement', 'agreements'], ['policy', 'policies'], ['survey', 'surveys'], ['address', 'addresses'], ['batch', 'batches'], ['price-list', 'price-lists']])(
    'say %s and %s', (one, several) => {
      expect(pluralOf(one)).toBe(several);
      expect(singularOf(several)).toBe(one);
      expect(isPlural(one)).toBe(false);
      expect(isPlural(several)).toBe(true);
    });

  it('take the plural that they are told', () => {
    expect(wordsOf('sales-person', 'sales-people')).toMatchObject({ camels: 'salesPeople', spokens: 'sales people' });
  });

  it.each([['TrainingPlan', 'training-plan'], ['training_plan', 'training-plan'], ['2 Plans!', 'plans'], ['!', '']])('are taken out of %s as "%s"', (text, kebab) => {
    expect(kebabOf(text)).toBe(kebab);
  });
});
