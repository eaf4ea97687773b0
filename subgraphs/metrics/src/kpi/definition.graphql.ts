import { ForPartners, VendorOnly } from '@channelgraph/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { KpiCode, KpiDefinition, KpiReader, KpiUnit } from './kpi.ts';
import { KpiCodeEnum, KpiReaderEnum, KpiUnitEnum } from './words.graphql.ts';

@ObjectType('KpiDefinition', { simpleResolvers: true, description: 'What a KPI means and how it is worked out.' })
export class KpiDefinitionType implements KpiDefinition {
  @ForPartners @Field(() => KpiCodeEnum, { description: 'Its code, stable for ever.' }) code!: KpiCode;
  @ForPartners @Field(() => String, { description: 'Its name.' }) name!: string;
  @ForPartners @Field(() => String, { description: 'What it tells, and what its other forms do.' }) description!: string;
  @ForPartners @Field(() => String, { description: 'The formula. P is the period, P-1y the same a year before, P-1 the one just before, p a partner, asOf the instant of the question.' }) formula!: string;
  @ForPartners @Field(() => KpiUnitEnum, { description: 'What its value counts.' }) unit!: KpiUnit;
  @ForPartners @Field(() => String, { description: 'Which times it is about, in the words of the formula.' }) window!: string;
  @VendorOnly @Field(() => [KpiReaderEnum], { description: 'Who may read it.' }) readers!: readonly KpiReader[];
  @ForPartners @Field(() => Int, { description: 'Raised whenever the same facts would give another value.' }) formulaVersion!: number;
}
