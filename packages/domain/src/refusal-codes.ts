/** The one list of refusal codes and what each tells the world; public documentation is generated from it. Add, never rename: clients compare these. */
export const REFUSAL_DESCRIPTIONS = {
  REQUIRED_FIELD_MISSING: 'A field that this command needs was left empty.',
  INVALID_ENUM_VALUE: 'The value is not one of the list this field takes.',
  INVALID_STRING_FORMAT: 'The text is not in the form this field takes, such as an e-mail address or a date.',
  INVALID_VALUE: 'The value cannot be right, alone or beside the other fields.',
  NOT_ENOUGH_VALUES: 'The list has fewer entries than the minimum.',
  TOO_MANY_VALUES: 'The list has more entries than the maximum.',
  INVALID_RESOURCE_STATE: 'The command is not possible in the current status; the message names those that are.',
  DUPLICATE_KEY_VALUE: 'Another record already has this value, and it must be unique.',
  VALUE_OUT_OF_RANGE: 'The number, amount or date lies outside the allowed range.',
  ACTION_NOT_PERMITTED: 'Your role may not give this command here.',
  CONCURRENT_MODIFICATION: 'Somebody changed the record since you read it; read it again and repeat with the current version.',
  NOT_FOUND: 'There is no such record, or it is not yours to see.',
  SERVICE_BUSY: 'The service cannot take the request right now; repeat it a little later.',
  RATE_LIMITED: 'Too many requests in too short a time; wait before the next one.',
  IDEMPOTENCY_KEY_REUSED: 'The same clientMutationId was used before with different input; use a new one.',

  PARTNER_INACTIVE: 'The partner is not active in the programme.',
  AGREEMENT_MISSING: 'No agreement of the partner is in force for this territory.',
  COMPLIANCE_BLOCK: 'A compliance obligation of the partner is overdue and blocks this until it is met.',
  NOT_AUTHORISED_PRODUCT: 'The partner is not authorised for this product family, or a required certification has lapsed.',
  OUT_OF_TERRITORY: 'The customer lies outside the territory of the partner.',
  BELOW_MINIMUM: 'The value is below the minimum of the programme.',
  VENDOR_LEAD: 'The vendor offered this lead to the partner, so the partner cannot register it as its own.',
  RENEWAL_EXCLUDED: 'A pure renewal cannot be registered in this programme.',
  TENDER_PUBLISHED: 'The public tender is already published, so it can no longer be registered.',
  INSUFFICIENT_INFORMATION: 'The entry does not describe the opportunity well enough to decide on it.',
  NO_EVIDENCE_OF_WORK: 'At least one dated meeting, demo, proposal or proof of concept is needed.',
  DUPLICATE_OWN: 'The partner itself already has an open registration for this customer and product family.',
  ACCOUNT_NOT_AVAILABLE: 'This account is not available.', // one neutral sentence for every cause: never a hint at which
} as const satisfies Record<string, string>;

/** The code of a refusal: what `UserError.code` may say. */
export type RefusalCode = keyof typeof REFUSAL_DESCRIPTIONS;

/** All refusal codes, general ones first, then those of eligibility and decision. */
export const REFUSAL_CODES = Object.keys(REFUSAL_DESCRIPTIONS) as readonly RefusalCode[]; // Object.keys forgets the literal keys
