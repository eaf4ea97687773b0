import type { Door } from '@channelgraph/database';

/** THE list: questions that must see across partners and so are asked as SYSTEM. What they find never shapes what a partner is told. */
export const doors = {
  customers: {
    name: 'deals/customers',
    reason: 'Whoever submits a claim names a customer that the vendor may know already. Both cases take the same statements, and the answer is kept on the claim, where no partner reads it.',
  },
  ownClaims: {
    name: 'deals/own-claims',
    reason: 'A partner’s claims for one customer are counted together, those of the colleagues too, whom a seller does not see. Only rows of the one partner are asked for.',
  },
  rivals: {
    name: 'deals/rivals',
    reason: 'Who decides must know who else claims the customer, also outside of the own territory. The rules answer a partner in the same words, whoever it is.',
  },
  windows: {
    name: 'deals/windows',
    reason: 'A claim given up, or a deal closed, ends the protection of its own registration, which nobody but who decides can see.',
  },
} as const satisfies Readonly<Record<string, Door>>;
