/**
 * The token does not prove who is calling: forged, expired, meant for somebody else, or without the claims we need.
 * The message is fit for the caller and never says which check failed in more detail than the caller could use.
 */
export class InvalidToken extends Error {
  override readonly name = 'InvalidToken';
}
