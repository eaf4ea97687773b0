import { commandKey, PageArgs, pageOf, pageSize, payload, readCursor, type Page } from '@channelgraph/subgraph';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { DealsContext } from '../context.ts';
import { Access } from '../permissions.ts';
import {
  ChangeRegistrationInput, ConvertRegistrationInput, CreateRegistrationDraftInput, RegistrationPayload, RejectRegistrationInput, UpdateRegistrationDraftInput,
} from './registration-commands.graphql.ts';
import { RegistrationConnection, RegistrationFilterInput, RegistrationType } from './registration.graphql.ts';
import type { Registration } from './registration.ts';

@Resolver(() => RegistrationType)
export class RegistrationResolver {
  @Access('registration:read')
  @Query(() => RegistrationType, { nullable: true, description: 'One registration; null when there is none by that id or it is not yours to see.' })
  registration(@Arg('id', () => ID, { description: 'Id of the registration.' }) id: string, @Ctx() { loaders }: DealsContext): Promise<Registration | null> {
    return loaders.registration.load(id);
  }

  @Access('registration:read')
  @Query(() => RegistrationConnection, { nullable: true, description: 'The registrations you may see, the newest first.' })
  async registrations(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => RegistrationFilterInput, { nullable: true, description: 'Which registrations.' }) filter: RegistrationFilterInput | null,
    @Ctx() { registrations }: DealsContext,
  ): Promise<Page<Registration>> {
    const first = pageSize(page);
    const [createdAt, id] = page.after ? readCursor(page.after, ['instant', 'uuid']) : [];
    const rows = await registrations.page({ filter: filter ?? {}, first, after: id === undefined ? null : { createdAt: String(createdAt), id: String(id) } });
    return pageOf({ rows, first, after: page.after, keyOf: row => [row.createdAt.toISOString(), row.id], totalCount: () => registrations.count(filter ?? {}) });
  }

  @Access('registration:submit')
  @Mutation(() => RegistrationPayload, { nullable: true, description: 'Begins a registration, for your own partner or on behalf of one.' })
  createRegistrationDraft(@Arg('input', () => CreateRegistrationDraftInput, { description: 'The form.' }) input: CreateRegistrationDraftInput, @Ctx() { registrationService }: DealsContext) {
    const { clientMutationId, partnerId, ...details } = input;
    return payload('registration', registrationService.createDraft({ details, partnerId }, commandKey(input)), clientMutationId);
  }

  @Access('registration:submit')
  @Mutation(() => RegistrationPayload, { nullable: true, description: 'Replaces the form of a draft.' })
  updateRegistrationDraft(@Arg('input', () => UpdateRegistrationDraftInput, { description: 'The form.' }) input: UpdateRegistrationDraftInput, @Ctx() { registrationService }: DealsContext) {
    const { clientMutationId, id, expectedVersion, ...details } = input;
    return payload('registration', registrationService.updateDraft(details, { id, expectedVersion, clientMutationId }), clientMutationId);
  }

  @Access('registration:submit')
  @Mutation(() => RegistrationPayload, { nullable: true, description: 'Hands a draft in: from now on it is decided in the order of submission, by `decisionDueAt`. Names everything that is still wrong at once.' })
  submitRegistration(@Arg('input', () => ChangeRegistrationInput, { description: 'Which draft.' }) input: ChangeRegistrationInput, @Ctx() { registrationService }: DealsContext) {
    return payload('registration', registrationService.submit(input), input.clientMutationId);
  }

  @Access('registration:withdraw')
  @Mutation(() => RegistrationPayload, { nullable: true, description: 'Gives a claim up. Final: the same opportunity needs a new registration, with a new place in the order.' })
  withdrawRegistration(@Arg('input', () => ChangeRegistrationInput, { description: 'Which registration.' }) input: ChangeRegistrationInput, @Ctx() { registrationService }: DealsContext) {
    return payload('registration', registrationService.withdraw(input), input.clientMutationId);
  }

  @Access('registration:decide')
  @Mutation(() => RegistrationPayload, { nullable: true, description: 'You take a submitted registration to decide on. Not one that you drafted or submitted yourself.' })
  beginRegistrationReview(@Arg('input', () => ChangeRegistrationInput, { description: 'Which registration.' }) input: ChangeRegistrationInput, @Ctx() { reviewService }: DealsContext) {
    return payload('registration', reviewService.begin(input), input.clientMutationId);
  }

  @Access('registration:decide')
  @Mutation(() => RegistrationPayload, { nullable: true, description: 'Grants a registration and protects its customer. Refused while another holds the customer, or while an earlier claim is undecided.' })
  approveRegistration(@Arg('input', () => ChangeRegistrationInput, { description: 'Which registration.' }) input: ChangeRegistrationInput, @Ctx() { reviewService }: DealsContext) {
    return payload('registration', reviewService.approve(input), input.clientMutationId);
  }

  @Access('registration:decide')
  @Mutation(() => RegistrationPayload, { nullable: true, description: 'Turns a registration down. Final.' })
  rejectRegistration(@Arg('input', () => RejectRegistrationInput, { description: 'Which registration, and why.' }) input: RejectRegistrationInput, @Ctx() { reviewService }: DealsContext) {
    return payload('registration', reviewService.reject(input), input.clientMutationId);
  }

  @Access('registration:convert')
  @Mutation(() => RegistrationPayload, { nullable: true, description: 'Makes an approved registration a deal, while its protection lasts.' })
  convertRegistration(@Arg('input', () => ConvertRegistrationInput, { description: 'Which registration.' }) input: ConvertRegistrationInput, @Ctx() { reviewService }: DealsContext) {
    return payload('registration', reviewService.convert(input), input.clientMutationId);
  }
}
