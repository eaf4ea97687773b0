import { sql } from '@channelgraph/database';
import { partnerFact } from '@channelgraph/events';
import { keepNewest, reachProjections, type Projector } from '@channelgraph/subgraph';

const keepSnapshot = keepNewest(partnerFact, reachProjections('metrics')['partners.partner']);

/** Every status a partner was ever told to be in, by version: what partner-months are counted from. */
const keepStatuses: Projector = async (session, events) => {
  const statuses = events.map((event) => partnerFact.read(event)).map(({ id, version, status, statusSince }) => ({ partner_id: id, version, status, since: statusSince }));
  await session.run(sql`
    insert into metrics.partner_status (partner_id, version, status, since)
    select distinct on (partner_id, version) * from jsonb_to_recordset(${JSON.stringify(statuses)}::jsonb) as s (partner_id uuid, version int, status text, since timestamptz)
    on conflict do nothing`);
};

/** The partner as it is now, and the history of its status. */
export const projectPartner: Projector = async (session, events) => {
  await keepSnapshot(session, events);
  await keepStatuses(session, events);
};
