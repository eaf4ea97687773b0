import type { DemoDeal, DemoFact, DemoStep, DemoTable, DemoWorld } from '@channelgraph/demo';
import { convert, localDateOf, money, roundMoney } from '@channelgraph/domain';
import { dealFact } from '@channelgraph/events';
import type { VendorSettings } from '@channelgraph/subgraph';
import { ratesOfDays } from '../rate/exchange-rate.demo.ts';
import { factOf, type Deal, type LossReason } from './deal.ts';
import type { EngagementModel } from './engagement.ts';
import { STAGE_PROBABILITY, type DealStage } from './stage.ts';

const NOTES: Readonly<Record<DealStage, string>> = {
  PROSPECT: 'The need went back to the beginning.', QUALIFIED: 'Budget, authority, need and time confirmed.', TECHNICAL_VALIDATION: 'Demo passed.',
  BUSINESS_VALIDATION: 'Proposal accepted in principle.', COMMITTED: 'Written commitment received.', ON_HOLD: 'The customer paused the project.', WON: 'Ordered.', LOST: 'Lost.',
};

interface Chapter {
  readonly deal: Deal;
  readonly verb: string;
  readonly step: DemoStep;
}

const VERBS: Partial<Readonly<Record<DealStage, string>>> = { WON: 'won', LOST: 'lost', ON_HOLD: 'held' };

const verbOf = (stage: DealStage, version: number): string => (version === 1 ? 'created' : (VERBS[stage] ?? 'stage-changed'));

/** Tells deals step by step. */
function storyteller(world: DemoWorld, { calendar: { timeZone }, reportingCurrency }: VendorSettings) {
  const customerNames = new Map(world.customers.map(({ id, name }) => [id, name]));
  const rateOn = ratesOfDays(world);

  const begun = (demo: DemoDeal): Deal => ({
    id: demo.id, name: demo.name, partnerId: demo.partnerId, ownerId: demo.ownerId, customerId: demo.customerId,
    customerName: demo.customerId === null ? null : (customerNames.get(demo.customerId) ?? null), registrationId: demo.registrationId,
    routeToMarket: demo.routeToMarket, engagementModel: demo.engagementModel as EngagementModel | null, // the world speaks the same words
    familyCodes: demo.familyCodes, country: demo.country, value: money(demo.netMinor, demo.currency), stage: 'PROSPECT', probability: STAGE_PROBABILITY.PROSPECT,
    expectedCloseOn: demo.expectedCloseOn, reviewOn: null, orderId: null, lossReason: null, reportingValue: null, rate: null, rateDate: null, rateSource: null,
    createdAt: demo.stages[0]?.at ?? new Date(0), closedAt: null, version: 0,
  });

  function closed(deal: Deal, { orderId, lossReason }: DemoDeal, at: Date): Deal {
    const used = rateOn(deal.value.currency, reportingCurrency, localDateOf(at, timeZone));
    return {
      ...deal, closedAt: at, orderId: deal.stage === 'WON' ? orderId : null,
      lossReason: deal.stage === 'LOST' ? ((lossReason ?? 'OTHER') as LossReason) : null, // the same words
      reportingValue: used && roundMoney(convert(deal.value, used.rate, reportingCurrency), reportingCurrency),
      rate: used?.rate ?? null, rateDate: used?.date ?? null, rateSource: used?.source ?? null,
    };
  }

  return function* chapters(demo: DemoDeal): Generator<Chapter> {
    let deal = begun(demo);
    for (const step of demo.stages) {
      const stage = step.state as DealStage; // the same words
      deal = { ...deal, stage, probability: stage === 'ON_HOLD' ? deal.probability : STAGE_PROBABILITY[stage], version: deal.version + 1 };
      if (stage === 'WON' || stage === 'LOST') deal = closed(deal, demo, step.at);
      yield { deal, verb: verbOf(stage, deal.version), step };
    }
  };
}

const rowOf = (d: Deal) => ({
  id: d.id, name: d.name, partner_id: d.partnerId, owner_id: d.ownerId, customer_name: d.customerName, customer_id: d.customerId, registration_id: d.registrationId,
  route_to_market: d.routeToMarket, engagement_model: d.engagementModel, family_codes: d.familyCodes, country: d.country,
  value_minor: d.value.amountMinor, value_currency: d.value.currency, stage: d.stage, probability: d.probability, expected_close_on: d.expectedCloseOn,
  review_on: d.reviewOn, order_id: d.orderId, loss_reason: d.lossReason,
  reporting_value_minor: d.reportingValue?.amountMinor ?? null, reporting_value_currency: d.reportingValue?.currency ?? null,
  rate: d.rate, rate_date: d.rateDate, rate_source: d.rateSource, created_at: d.createdAt, closed_at: d.closedAt, version: d.version,
});

const noteOf = ({ deal }: Chapter): string | null => (deal.version === 1 ? null : (deal.orderId ?? deal.lossReason ?? NOTES[deal.stage]));

export function dealDemo(world: DemoWorld, settings: VendorSettings) {
  const chapters = storyteller(world, settings);
  function* rows() {
    for (const demo of world.deals) {
      const last = [...chapters(demo)].at(-1);
      if (last) yield rowOf(last.deal);
    }
  }
  function* history() {
    for (const demo of world.deals) {
      for (const chapter of chapters(demo)) {
        const { deal, step } = chapter;
        yield { deal_id: deal.id, version: deal.version, stage: deal.stage, at: step.at, person_id: step.by, note: noteOf(chapter) };
      }
    }
  }
  function* facts(): Generator<DemoFact> {
    for (const demo of world.deals) {
      for (const { deal, verb, step } of chapters(demo)) yield { fact: dealFact.of(verb, factOf(deal)), at: step.at };
    }
  }
  const tables: readonly DemoTable[] = [{ table: 'deals.deal', rows: rows() }, { table: 'deals.deal_stage_change', rows: history() }];
  return { tables, facts: facts() };
}
