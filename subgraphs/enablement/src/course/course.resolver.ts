import { commandKey, PageArgs, pageOf, pageSize, payload, readCursor, type Page } from '@channelgraph/subgraph';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { EnablementContext } from '../context.ts';
import { Access } from '../permissions.ts';
import { CourseConnection, CoursePayload, CourseType, CreateCourseInput } from './course.graphql.ts';
import type { Course } from './course.ts';

@Resolver(() => CourseType)
export class CourseResolver {
  @Access('catalogue:read')
  @Query(() => CourseConnection, { nullable: true, description: 'The training catalogue, by code.' })
  async courses(@Args(() => PageArgs) page: PageArgs, @Ctx() { courses }: EnablementContext): Promise<Page<Course>> {
    const first = pageSize(page);
    const [code] = page.after ? readCursor(page.after, ['string']) : [];
    const rows = await courses.page({ first, after: code === undefined ? null : String(code) });
    return pageOf({ rows, first, after: page.after, keyOf: course => [course.code], totalCount: courses.count });
  }

  @Access('catalogue:write')
  @Mutation(() => CoursePayload, { nullable: true, description: 'Enters a course in the training catalogue.' })
  createCourse(@Arg('input', () => CreateCourseInput, { description: 'The course.' }) input: CreateCourseInput, @Ctx() { courseService }: EnablementContext) {
    const { code, name, minutes, description } = input;
    return payload('course', courseService.create({ code, name, minutes, description: description ?? null }, commandKey(input)), input.clientMutationId);
  }
}
