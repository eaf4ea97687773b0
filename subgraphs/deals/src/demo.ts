import type { DemoFact, DemoLoad, DemoWorld } from '@channelgraph/demo';
import type { VendorSettings } from '@channelgraph/subgraph';
import { customerAccountTable } from './customer/customer-account.demo.ts';
import { dealDemo } from './deal/deal.demo.ts';
import { registrationPolicyTable } from './policy/registration-policy.demo.ts';
import { productFamilyTable } from './product/product-family.demo.ts';
import { exchangeRateFacts, exchangeRateTable } from './rate/exchange-rate.demo.ts';
import { protectionTable } from './registration/protection.demo.ts';
import { registrationDemo } from './registration/registration.demo.ts';

/** This subgraph's share of the demo world. */
export function dealsDemo(world: DemoWorld, settings: VendorSettings): DemoLoad {
  const registrations = registrationDemo(world, settings);
  const deals = dealDemo(world, settings);
  function* facts(): Generator<DemoFact> {
    yield* exchangeRateFacts(world);
    yield* registrations.facts;
    yield* deals.facts;
  }
  return {
    tables: [
      productFamilyTable(world), registrationPolicyTable(world), exchangeRateTable(world), customerAccountTable(world),
      ...registrations.tables, protectionTable(world, registrations), ...deals.tables,
    ],
    facts: facts(),
  };
}
