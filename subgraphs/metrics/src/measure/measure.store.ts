import type { Session } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { awardMeasures } from './award.store.ts';
import { dealMeasures } from './deal.store.ts';
import { eventMeasures } from './event.store.ts';
import type { MeasureReader } from './measure.ts';
import { membershipMeasures } from './membership.store.ts';
import { partnerFigures } from './partner-figures.store.ts';
import { promotionMeasures } from './promotion.store.ts';
import { recruitmentTargets } from './recruitment-target.store.ts';
import { registrationMeasures } from './registration.store.ts';
import { revenueMeasures } from './revenue.store.ts';
import { revenueTargets } from './revenue-target.store.ts';

export interface MeasureTerms {
  readonly currency: string;
  readonly withSpread: boolean;
}

/** Base measures, one statement per question; who asks is part of each. */
export const measureReader = (session: Session, viewer: Viewer, { currency, withSpread }: MeasureTerms): MeasureReader => ({
  figures: (ids, window, wish) => partnerFigures(session, viewer, { ids, window, currency, wish }),
  deals: (scope, window) => dealMeasures(session, viewer, { scope, window, currency, withSpread }),
  awards: (scope, window) => awardMeasures(session, viewer, { scope, window, withSpread }),
  registrations: (scope, window) => registrationMeasures(session, viewer, { scope, window, withSpread }),
  membership: (scope, window) => membershipMeasures(session, viewer, { scope, window, withSpread }),
  revenue: (scope, window) => revenueMeasures(session, viewer, { scope, window, currency, withSpread }),
  promotions: (scope, window) => promotionMeasures(session, viewer, { scope, window, withSpread }),
  targets: (scope, window) => revenueTargets(session, viewer, { scope, window, currency }),
  recruitment: (scope, window) => recruitmentTargets(session, viewer, { scope, window }),
  events: (scope, window) => eventMeasures(session, viewer, { scope, window, withSpread }),
});
