import { describe, expect, it } from 'vitest';
import { revenueOf, type PublishedDeal } from './revenue.rules.ts';

const won: PublishedDeal = {
  id: 'd', version: 7, partnerId: 'acme', routeToMarket: 'CHANNEL', stage: 'WON', reportingMinor: '1234500', reportingCurrency: 'USD', closedAt: '2026-10-30T15:00:00.000Z',
};
const nobodys = { id: 'd', version: 7, partnerId: null, metric: 'REVENUE', value: '0', currency: null, validFrom: null };

describe('the revenue that a deal brings its partner', () => {
  it('is the figure frozen at close, on the day it was won', () => {
    expect(revenueOf(won)).toEqual({ id: 'd', version: 7, partnerId: 'acme', metric: 'REVENUE', value: '1234500', currency: 'USD', validFrom: '2026-10-30T15:00:00.000Z' });
  });

  it.each<[string, Partial<PublishedDeal>]>([
    ['is open', { stage: 'NEGOTIATION', reportingMinor: null, reportingCurrency: null, closedAt: null }],
    ['was lost', { stage: 'LOST', reportingMinor: null }],
    ['was reopened', { stage: 'COMMITTED', closedAt: null }],
    ['has no partner', { partnerId: null }],
    ['is direct', { routeToMarket: 'DIRECT' }],
    ['is sold online', { routeToMarket: 'ONLINE' }],
  ])('is none when it %s', (_, changes) => {
    expect(revenueOf({ ...won, ...changes })).toEqual(nobodys);
  });
});
