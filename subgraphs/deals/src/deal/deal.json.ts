import { sql } from '@channelgraph/database';
import { column, cursorOfInstant, object, readCursor, writtenConnection, type Written, type WrittenField } from '@channelgraph/subgraph';
import { partnerRows } from '../visibility.ts';
import { following, ofPartner, type DealPage } from './deal.store.ts';

/** A deal as SQL writes it. */
const writtenDeal: Written = object({
  id: column.plain('d.id'),
  name: column.text('d.name'),
  customerName: column.textOrNull('d.customer_name'),
  routeToMarket: column.plain('d.route_to_market'),
  engagementModel: column.plainOrNull('d.engagement_model'),
  country: column.plain('d.country'),
  value: column.money('d.value'),
  stage: column.plain('d.stage'),
  probability: column.number('d.probability'),
  expectedCloseOn: column.day('d.expected_close_on'),
  reviewOn: column.dayOrNull('d.review_on'),
  orderId: column.textOrNull('d.order_id'),
  lossReason: column.plainOrNull('d.loss_reason'),
  reportingValue: column.moneyOrNull('d.reporting_value'),
  rate: column.plainOrNull('d.rate'),
  rateDate: column.dayOrNull('d.rate_date'),
  rateSource: column.textOrNull('d.rate_source'),
  createdAt: column.instant('d.created_at'),
  closedAt: column.instantOrNull('d.closed_at'),
  version: column.number('d.version'),
});

/** The deals of a partner, the newest first, as SQL writes them. */
export const writtenDealsOfPartner: WrittenField = writtenConnection({
  alias: 'd',
  node: writtenDeal,
  order: 'd.created_at desc, d.id desc',
  cursor: cursorOfInstant('d.created_at', 'd.id'),
  rows: (viewer, { filter, after }) => ({
    // Not `exists`, which would be answered by reading every partner once.
    reached: sql`(select true from deals.partner r where r.id = p.id) and ${partnerRows.partners(viewer, 'p.id')}`,
    from: ofPartner(viewer, filter ?? {}), // coerced as the schema says
    following: following(typeof after === 'string' ? positionIn(after) : null),
  }),
});

/** Where a cursor of a list of deals stands. Throws BAD_USER_INPUT for one of another list. */
function positionIn(cursor: string): DealPage['after'] {
  const [createdAt, id] = readCursor(cursor, ['instant', 'uuid']);
  return { createdAt: String(createdAt), id: String(id) };
}
