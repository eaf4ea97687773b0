import { accept, isFreeMail, refuse, registrableDomain, type Decision } from '@channelgraph/domain';
import type { CustomerKey } from './customer-account.ts';

/** A customer as somebody typed it. */
export interface CustomerTyped {
  readonly name: string;
  readonly country: string;
  readonly domain: string | null;
}

/**
 * Programme guide, customer matching 1: the domain is what somebody registered, whatever was typed around it. A mail
 * provider's domain says nothing about a company.
 */
export function customerKey({ name, country, domain }: CustomerTyped, field: string): Decision<CustomerKey> {
  if (domain === null) return accept({ name, country, domain: null });
  const registrable = registrableDomain(domain);
  if (registrable === null) return refuse('INVALID_STRING_FORMAT', 'Give the customer’s web domain, e.g. example.com.', field);
  if (isFreeMail(registrable)) return refuse('INVALID_VALUE', 'This is a mail provider’s domain; give the customer’s own, or say why there is none.', field);
  return accept({ name, country, domain: registrable });
}
