import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES, REFUSAL_DESCRIPTIONS } from './refusal-codes.ts';

describe('the refusal codes', () => {
  it.each(REFUSAL_CODES)('%s is told to the world in one sentence', (code) => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(REFUSAL_DESCRIPTIONS[code]).toMatch(/^[A-Z].*\.$/);
  });

  it('are a published list: a client compares them, so none is renamed or lost', () => {
    expect(REFUSAL_CODES).toMatchInlineSnapshot(`
      [
        "REQUIRED_FIELD_MISSING",
        "INVALID_ENUM_VALUE",
        "INVALID_STRING_FORMAT",
        "INVALID_VALUE",
        "NOT_ENOUGH_VALUES",
        "TOO_MANY_VALUES",
        "INVALID_RESOURCE_STATE",
        "DUPLICATE_KEY_VALUE",
        "VALUE_OUT_OF_RANGE",
        "ACTION_NOT_PERMITTED",
        "CONCURRENT_MODIFICATION",
        "NOT_FOUND",
        "SERVICE_BUSY",
        "RATE_LIMITED",
        "IDEMPOTENCY_KEY_REUSED",
        "PARTNER_INACTIVE",
        "AGREEMENT_MISSING",
        "COMPLIANCE_BLOCK",
        "NOT_AUTHORISED_PRODUCT",
        "OUT_OF_TERRITORY",
        "BELOW_MINIMUM",
        "VENDOR_LEAD",
        "RENEWAL_EXCLUDED",
        "TENDER_PUBLISHED",
        "INSUFFICIENT_INFORMATION",
        "NO_EVIDENCE_OF_WORK",
        "DUPLICATE_OWN",
        "ACCOUNT_NOT_AVAILABLE",
      ]
    `);
  });

  it('have one neutral sentence for an account that is taken: not who holds it, nor since when', () => {
    expect(REFUSAL_DESCRIPTIONS.ACCOUNT_NOT_AVAILABLE).toBe('This account is not available.');
  });
});
