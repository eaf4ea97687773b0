import { it } from 'vitest';
import { openPair } from './pair.ts';
it('dbg', async () => {
  const pair = await openPair(1, 5);
  const m = pair.worlds.markets[0]!;
  const csm = m.watchers.find(w => w.actor.role === 'CHANNEL_SALES_MANAGER')!;
  const a = await pair.ask(csm.actor, { at: 'metrics', query: '{ portfolioKpis { code value denominator numerator } }' });
  const t = (x: any) => x.data.portfolioKpis.map((k: any) => `${k.code}:${k.value}:${k.numerator}/${k.denominator}`).join(' ');
  console.log(t(a.whole)); console.log(t(a.other));
  await pair.close();
});
