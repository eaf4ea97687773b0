/** Something that holds from an instant until another: `validFrom` belongs to it, `validTo` does not, null means until further notice. */
export interface EffectiveDated {
  readonly validFrom: Date;
  readonly validTo: Date | null;
}
