import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PartnerEvents1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table enablement.partner_event (
        id uuid primary key, title text not null, kind text not null check (kind in ('WEBINAR', 'WORKSHOP', 'BRIEFING', 'CONFERENCE')),
        setting text not null check (setting in ('IN_PERSON', 'VIRTUAL')), starts_at timestamptz not null, ends_at timestamptz not null, time_zone text not null,
        region text, seats int check (seats > 0), seats_taken int not null default 0, host_id uuid not null, cancelled_at timestamptz, version int not null,
        check (starts_at < ends_at),
        check (kind <> 'WEBINAR' or setting = 'VIRTUAL'),
        check (cancelled_at < starts_at),
        constraint event_seats check (seats_taken between 0 and coalesce(seats, seats_taken))
      );
      create index partner_event_latest on enablement.partner_event (starts_at desc, id desc);

      create table enablement.event_registration (
        id uuid primary key, event_id uuid not null references enablement.partner_event (id), person_id uuid not null, partner_id uuid not null,
        status text not null check (status in ('REGISTERED', 'WAITLISTED', 'CANCELLED')),
        attendance text check (attendance in ('ATTENDED', 'LATE', 'NO_SHOW', 'EXCUSED')),
        registered_at timestamptz not null, changed_at timestamptz not null, version int not null,
        check (attendance is null or status = 'REGISTERED')
      );
      create unique index event_registration_once on enablement.event_registration (event_id, person_id) where status <> 'CANCELLED';
      create index event_registration_by_event on enablement.event_registration (event_id, registered_at, id);
      create index event_registration_by_partner on enablement.event_registration (partner_id, registered_at desc, id desc);
      create index event_registration_by_person on enablement.event_registration (person_id, registered_at desc, id desc);

      create function enablement.count_event_seats() returns trigger language plpgsql as $$
        declare
          given int := (new.status = 'REGISTERED')::int - (case when tg_op = 'UPDATE' then (old.status = 'REGISTERED')::int else 0 end);
        begin
          if given <> 0 then update enablement.partner_event set seats_taken = seats_taken + given where id = new.event_id; end if;
          return null;
        end $$;
      create trigger event_seats_are_counted after insert or update of status on enablement.event_registration
        for each row execute function enablement.count_event_seats();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table enablement.event_registration;
      drop function enablement.count_event_seats();
      drop table enablement.partner_event;
    `);
  }
}
