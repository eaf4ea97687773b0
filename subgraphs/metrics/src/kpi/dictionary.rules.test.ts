import { describe, expect, it } from 'vitest';
import { DICTIONARY, needsOf, readable } from './dictionary.rules.ts';
import { KPI_CODES } from './kpi.ts';

const codes = (role: string, scope: 'PARTNER' | 'PORTFOLIO' | 'REGION' | 'CHANNEL') => readable({ role, scope }).map(({ code }) => code);

describe('the dictionary', () => {
  it('has one entry for each code, in order', () => {
    expect(DICTIONARY.map(({ code }) => code)).toEqual(KPI_CODES);
  });
  it.each(DICTIONARY.map((rule) => [rule.code, rule] as const))('%s has a name, a description, a formula and readers, means something somewhere and needs something', (_, rule) => {
    for (const text of [rule.name, rule.description, rule.formula, rule.window]) expect(text.length).toBeGreaterThan(0);
    for (const list of [rule.readers, rule.scopes, rule.needs]) expect(list.length).toBeGreaterThan(0);
    expect(rule.formulaVersion).toBeGreaterThan(0);
  });
  it('gives the readers of the trade: P M C A for a partner’s KPIs, C A for the channel’s', () => {
    expect(DICTIONARY.map(({ code, readers }) => `${code} ${readers.join('')}`)).toEqual(
      ['K01 MCA', 'K02 CA', 'K03 CA', 'K07 PMCA', 'K08 PMCA', 'K13 CA', 'K14 CA', 'K15 CA', 'K16 CA', 'K25 CA', 'K26 PMCA', 'K27 CA', 'K28 PMCA', 'K29 PMCA', 'K30 PMCA', 'K31 PMCA', 'K32 PMCA', 'K33 PMCA', 'K34 PMCA', 'K40 CA']);
  });
});

describe('what is readable', () => {
  it('is what means something at the scope and is for the reader', () => {
    expect(codes('PARTNER_ADMIN', 'PARTNER')).toEqual(['K07', 'K08', 'K26', 'K28', 'K29', 'K30', 'K31', 'K32', 'K33', 'K34']);
    expect(codes('PARTNER_SALES_MANAGER', 'CHANNEL')).toEqual(['K01', 'K07', 'K08', 'K26', 'K28', 'K29', 'K30', 'K31', 'K32', 'K33', 'K34']);
    expect(codes('CHANNEL_SALES_MANAGER', 'CHANNEL')).toEqual(KPI_CODES);
  });
  it('is nothing for roles that read no KPIs', () => {
    for (const role of ['PARTNER_SELLER', 'PARTNER_LEARNER', 'ACCOUNT_MANAGER', 'AUDITOR', 'SYSTEM', 'constructor', '__proto__']) expect(codes(role, 'PARTNER')).toEqual([]);
  });
  it('is, of what was asked for, what is there; in the order of the dictionary, each once', () => {
    expect(readable({ role: 'VENDOR_ADMIN', scope: 'PARTNER', codes: ['K33', 'K13', 'K07', 'K33'] }).map(({ code }) => code)).toEqual(['K07', 'K33']);
    expect(readable({ role: 'VENDOR_ADMIN', scope: 'PARTNER', codes: [] })).toEqual([]);
  });
  it('tells what has to be measured', () => {
    expect([...needsOf(readable({ role: 'VENDOR_ADMIN', scope: 'CHANNEL', codes: ['K34', 'K33'] }))]).toEqual(['deals', 'target']);
  });
});
