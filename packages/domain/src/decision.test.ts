import { describe, expect, it } from 'vitest';
import { accept, accepted, refusals, refuse, refuseAll, Refused, type Decision } from './decision.ts';

const minimumValue = (value: number): Decision<number> =>
  value >= 20_000 ? accept(value) : refuse('BELOW_MINIMUM', 'The deal must be worth at least 20,000.', 'value');
const consentGiven = (given: boolean): Decision<boolean> =>
  given ? accept(given) : refuse('REQUIRED_FIELD_MISSING', 'The contact must have agreed.', 'consent');

describe('a decision', () => {
  it('carries the value that a rule allows', () => {
    expect(accepted(minimumValue(20_000))).toBe(20_000);
  });

  it('carries a code for machines, a sentence for people and the field to blame', () => {
    expect(minimumValue(1)).toEqual({
      ok: false,
      refusal: { code: 'BELOW_MINIMUM', message: 'The deal must be worth at least 20,000.', field: 'value' },
    });
  });

  it('blames no field when none is to blame', () => {
    expect(refuse('NOT_FOUND', 'There is no such deal.').refusal).not.toHaveProperty('field');
  });

  it('stops a use case with its refusal', () => {
    const stopped = thrownBy(() => accepted(minimumValue(1)));
    expect(stopped).toBeInstanceOf(Refused);
    expect(stopped).toMatchObject({ name: 'Refused', message: 'The deal must be worth at least 20,000.', refusals: [{ code: 'BELOW_MINIMUM' }] });
  });
});

describe('several decisions', () => {
  it('refuse together, so that a form is corrected in one go', () => {
    const stopped = thrownBy(() => { refuseAll(refusals(minimumValue(1), consentGiven(false))); });
    expect(stopped).toMatchObject({
      refusals: [{ field: 'value' }, { field: 'consent' }],
      message: 'The deal must be worth at least 20,000. The contact must have agreed.',
    });
  });

  it('let a use case go on when every one accepts', () => {
    expect(() => { refuseAll(refusals(minimumValue(30_000), consentGiven(true))); }).not.toThrow();
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
