import { createHash } from 'node:crypto';
import type { Role } from '../roles.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isId = (text: string): boolean => UUID.test(text);

/** RFC 9562, 5.8: the version that is everybody's own. People's ids are of others. */
const OWN_VERSION = '8';

/** Whether an id on a record is that of a machine: whoever made it was no person, and has no name. */
export const isMachineId = (id: string): boolean => id.charAt(14) === OWN_VERSION;

/** The same id for the same name, always. */
function idOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (Number(OWN_VERSION) << 4), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Who somebody of an issuer is on our records. People are on record under an id of ours, which the issuer has to carry.
 * A machine is on no record: it gets an id made of the issuer and its name there, so that no client can choose a person's.
 */
export const personIdAt = (issuer: string) => (name: string, role: Role): string | undefined => {
  if (role === 'INTEGRATION') return idOf(`${issuer}#${name}`);
  return isId(name) && !isMachineId(name) ? name.toLowerCase() : undefined;
};
