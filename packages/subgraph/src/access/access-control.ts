import type { Actor, Role } from '@channelgraph/identity';
import { Extensions, UseMiddleware, type MiddlewareFn } from 'type-graphql';
import { audienceOfRoles } from '../graph/audience.ts';
import { forbidden, unauthenticated } from '../errors.ts';

export type Permissions = Readonly<Record<string, readonly Role[]>>;

export interface AccessControl<Action extends string> {
  readonly permissions: Readonly<Record<Action, readonly Role[]>>;
  /** Declares on a field which action it is: whoever's role is not on the list is refused before anything is read, and a partner's people see the field where one of their roles is. */
  readonly Access: (action: Action) => MethodDecorator;
  /** Throws UNAUTHENTICATED or FORBIDDEN. */
  readonly check: (action: Action, actor: Actor | null) => void;
}

/** Turns a subgraph's one list of actions and roles into the guard above its fields. What is not on the list is refused. */
export function accessControl<const Table extends Permissions>(permissions: Table): AccessControl<keyof Table & string> {
  type Action = keyof Table & string;
  const check = (action: Action, actor: Actor | null): void => {
    if (actor === null) throw unauthenticated();
    const allowed: readonly Role[] = permissions[action] ?? [];
    if (!allowed.includes(actor.role)) throw forbidden(action);
  };
  return {
    permissions,
    check,
    Access: action => (target, property, descriptor) => {
      Extensions({ access: action, audience: audienceOfRoles(permissions[action] ?? []) })(target, property, descriptor);
      const guard: MiddlewareFn<{ actor: Actor | null }> = ({ context }, next) => {
        check(action, context.actor);
        return next();
      };
      UseMiddleware(guard)(target, property, descriptor);
    },
  };
}
