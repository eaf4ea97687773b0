import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Course } from './course.ts';

@Entity({ name: 'course', schema: 'enablement' })
export class CourseEntity implements Course {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'text' }) readonly code!: string;
  @Column({ type: 'text' }) readonly name!: string;
  @Column({ type: 'int' }) readonly minutes!: number;
  @Column({ type: 'text', nullable: true }) readonly description!: string | null;
}
