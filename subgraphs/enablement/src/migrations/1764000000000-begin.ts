import { sharedTables } from '@channelgraph/database';
import { reachTables } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Begin1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sharedTables('enablement'));
    await runner.query(reachTables('enablement'));
    await runner.query(`
      create table enablement.course (
        id uuid primary key, code text not null, name text not null, minutes int not null check (minutes > 0), description text,
        constraint course_code unique (code)
      );

      create table enablement.certification (
        id uuid primary key, code text not null, name text not null,
        level text not null check (level in ('FOUNDATIONAL', 'ASSOCIATE', 'PROFESSIONAL', 'SPECIALTY')),
        audience text not null check (audience in ('SALES', 'TECHNICAL')),
        validity_months int not null check (validity_months > 0), recertification_days int not null check (recertification_days >= 0),
        constraint certification_code unique (code)
      );

      create table enablement.enrolment (
        id uuid primary key, person_id uuid not null, course_code text not null references enablement.course (code),
        status text not null check (status in ('ASSIGNED', 'STARTED', 'COMPLETED', 'FAILED', 'WITHDRAWN')), status_since timestamptz not null,
        due_on date, assigned_at timestamptz not null, started_at timestamptz, completed_at timestamptz, version int not null,
        check ((status = 'COMPLETED') = (completed_at is not null))
      );
      create unique index enrolment_once_at_a_time on enablement.enrolment (person_id, course_code) where status in ('ASSIGNED', 'STARTED');
      create index enrolment_by_person on enablement.enrolment (person_id, assigned_at desc, id desc);

      create extension if not exists btree_gist;

      create table enablement.award (
        id uuid primary key, person_id uuid not null, certification_code text not null references enablement.certification (code),
        level text not null, recertification_days int not null,
        awarded_at timestamptz not null, expires_at timestamptz not null, renewed_at timestamptz, revoked_at timestamptz, revocation_reason text,
        ends_at timestamptz not null generated always as (least(expires_at, renewed_at, revoked_at)) stored, version int not null,
        check (awarded_at < expires_at),
        check (awarded_at < renewed_at and renewed_at < expires_at),
        check (awarded_at <= revoked_at and revoked_at < expires_at),
        check (renewed_at is null or revoked_at is null),
        check ((revoked_at is null) = (revocation_reason is null)),
        constraint award_once_at_a_time exclude using gist (person_id with =, certification_code with =, tstzrange(awarded_at, ends_at) with &&)
      );
      create index award_by_person on enablement.award (person_id, awarded_at desc, id desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema enablement cascade');
  }
}
