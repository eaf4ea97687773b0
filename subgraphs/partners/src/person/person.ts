/** Whom a person works for. */
export type PersonSide = 'VENDOR' | 'PARTNER';

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Null when it is not the viewer's to see. */
  readonly email: string | null;
  readonly side: PersonSide;
}
