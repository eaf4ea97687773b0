/** A customer group held for some product families from one day until, not including, another. */
export interface Protection {
  readonly groupId: string;
  readonly familyCodes: readonly string[];
  readonly from: number;
  readonly to: number;
}

export interface Protections {
  /** Holds it, unless somebody already holds one of the families at some time in between. */
  hold(wanted: Protection): boolean;
}

/** Who holds what among the registrations of one partner, whose customers are its own: a protection never overlaps another. */
export function protectionsOfOnePartner(): Protections {
  const held = new Map<string, Protection[]>();
  return {
    hold(wanted) {
      const ofGroup = held.get(wanted.groupId) ?? [];
      const isTaken = ofGroup.some(({ familyCodes, from, to }) => from < wanted.to && wanted.from < to && familyCodes.some(code => wanted.familyCodes.includes(code)));
      if (!isTaken) held.set(wanted.groupId, [...ofGroup, wanted]);
      return !isTaken;
    },
  };
}
