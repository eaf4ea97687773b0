import { money } from '@channelgraph/domain';
import { ROLES } from '@channelgraph/identity';
import { describe, expect, it } from 'vitest';
import type { Deal } from './deal.ts';
import { DEAL_STAGES, OPEN_STAGES, type DealStage } from './stage.ts';
import { hold, move, stageLifeCycle, stageStep, type StageCommand } from './stage.rules.ts';

const SELLERS = ['VENDOR_ADMIN', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'INTEGRATION'];
const deal = (changes: Partial<Deal> = {}): Deal => ({
  id: 'd1', name: 'Backup', partnerId: 'p1', ownerId: 'seller', customerName: null, customerId: null, registrationId: null, routeToMarket: 'CHANNEL', engagementModel: 'SELL_THROUGH',
  familyCodes: ['BACKUP'], country: 'DE', value: money(1n, 'USD'), stage: 'QUALIFIED', probability: 25, expectedCloseOn: '2026-12-01', reviewOn: null, orderId: null, lossReason: null,
  reportingValue: null, rate: null, rateDate: null, rateSource: null, createdAt: new Date(0), closedAt: null, version: 2, ...changes,
});

const COMMANDS: readonly { readonly command: StageCommand; readonly to: DealStage }[] = [
  ...OPEN_STAGES.map(to => ({ command: `move to ${to}` as const, to })),
  { command: 'hold', to: 'ON_HOLD' }, { command: 'close as won', to: 'WON' }, { command: 'close as lost', to: 'LOST' },
];

describe('the stages of a deal', () => {
  it.each(DEAL_STAGES.flatMap(stage => COMMANDS.map(({ command, to }) => ({ stage, command, to }))))('$command from $stage', ({ stage, command, to }) => {
    const isPossible = stage !== 'WON' && stage !== 'LOST' && stage !== to;
    for (const role of ROLES) {
      const decision = stageLifeCycle.next({ status: stage, command, role });
      const expected = !isPossible ? 'INVALID_RESOURCE_STATE' : SELLERS.includes(role) ? to : 'ACTION_NOT_PERMITTED';
      expect(decision.ok ? decision.value.to : decision.refusal.code, role).toBe(expected);
    }
  });

  it.each(['PARTNER_ADMIN', 'PARTNER_SELLER', 'INTEGRATION'])('are a %s’s to move where the partner sells', role => {
    const allowed = (['SELL_TO', 'SELL_THROUGH', 'SELL_WITH', null] as const).filter(engagementModel => stageStep({ deal: deal({ engagementModel }), command: 'close as won', role }).ok);
    expect(allowed).toEqual(['SELL_THROUGH', 'SELL_WITH']);
  });

  it('are the vendor’s to move whatever the model', () => {
    expect(stageStep({ deal: deal({ engagementModel: 'SELL_TO' }), command: 'close as won', role: 'PARTNER_SALES_MANAGER' }).ok).toBe(true);
  });
});

const moveFrom = (stage: DealStage, to: (typeof OPEN_STAGES)[number], text: { evidence?: string; reason?: string } = {}) =>
  move({ deal: deal({ stage, probability: 65 }), to, evidence: text.evidence ?? null, reason: text.reason ?? null, role: 'PARTNER_SELLER' });

describe('moving a deal', () => {
  it('forward needs evidence, any number of stages', () => {
    expect(moveFrom('QUALIFIED', 'COMMITTED', { reason: 'x' })).toMatchObject({ ok: false, refusal: { code: 'REQUIRED_FIELD_MISSING', field: 'evidence' } });
    expect(moveFrom('QUALIFIED', 'COMMITTED', { evidence: ' Letter of intent. ' })).toMatchObject({ ok: true, value: { note: 'Letter of intent.', verb: 'stage-changed', deal: { stage: 'COMMITTED', probability: 90 } } });
  });

  it('backward needs a reason', () => {
    expect(moveFrom('COMMITTED', 'PROSPECT', { evidence: 'x' })).toMatchObject({ ok: false, refusal: { code: 'REQUIRED_FIELD_MISSING', field: 'reason' } });
    expect(moveFrom('COMMITTED', 'PROSPECT', { reason: 'New management.' })).toMatchObject({ ok: true, value: { note: 'New management.', deal: { stage: 'PROSPECT', probability: 10 } } });
  });

  it('takes up a deal on hold with evidence', () => {
    expect(moveFrom('ON_HOLD', 'PROSPECT', { reason: 'x' })).toMatchObject({ ok: false, refusal: { field: 'evidence' } });
    expect(moveFrom('ON_HOLD', 'PROSPECT', { evidence: 'They called.' })).toMatchObject({ ok: true, value: { deal: { stage: 'PROSPECT', reviewOn: null } } });
  });

  it('onto hold keeps its probability and needs a day to look at it again', () => {
    const rest = { deal: deal({ probability: 25 }), reason: 'Budget freeze.', role: 'PARTNER_ADMIN', today: '2026-11-18' };
    expect(hold({ ...rest, reviewOn: '2026-11-18' })).toMatchObject({ ok: false, refusal: { code: 'VALUE_OUT_OF_RANGE', field: 'reviewOn' } });
    expect(hold({ ...rest, reviewOn: '2026-11-19', reason: ' ' })).toMatchObject({ ok: false, refusal: { code: 'REQUIRED_FIELD_MISSING', field: 'reason' } });
    expect(hold({ ...rest, reviewOn: '2026-11-19' })).toMatchObject({ ok: true, value: { verb: 'held', deal: { stage: 'ON_HOLD', probability: 25, reviewOn: '2026-11-19' } } });
  });
});
