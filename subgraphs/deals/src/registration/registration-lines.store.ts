import { grouped, sql, type Session, type WriteSession } from '@channelgraph/database';
import { RegistrationLineEntity } from './registration-line.entity.ts';
import type { RegistrationRow } from './registration.entity.ts';
import type { Registration, RegistrationLine } from './registration.ts';

/** Registrations with their lines: one question more, however many rows. */
export async function withLines(session: Session, rows: readonly RegistrationRow[]): Promise<readonly Registration[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(row => row.id);
  const lines = await session.entities(RegistrationLineEntity, 'l', sql`where l.registration_id = any(${ids}::uuid[]) order by l.registration_id, l.position`);
  const byRegistration = grouped(lines, line => line.registrationId);
  return rows.map(row => ({ ...row, lines: byRegistration.get(row.id) ?? [] }));
}

/** Replaces the lines of a registration. */
export async function writeLines(session: WriteSession, registrationId: string, lines: readonly RegistrationLine[]): Promise<void> {
  await session.run(sql`delete from deals.registration_line where registration_id = ${registrationId}::uuid`);
  const rows = lines.map(({ familyCode, quantity, listValue }, position) => ({ registrationId, position, familyCode, quantity, listValue }));
  if (rows.length > 0) await session.manager.insert(RegistrationLineEntity, rows);
}
