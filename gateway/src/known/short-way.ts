import type { FastifyRequest } from 'fastify';
import type { GatewayContext } from '../context.ts';
import { textCache } from '../execution/text-cache.ts';
import type { Persisted } from '../protection/persisted/persisted-operations.ts';
import type { GraphView } from '../supergraph/graph.ts';
import type { Begun } from './begun.ts';
import { questionIn } from './question.ts';

/** A whole answer with status 200; or what has been begun, for Apollo Server to finish; or nothing, where all is left to it. */
export type ShortAnswer = { readonly text: string; readonly type: string } | { readonly begun: Begun } | undefined;

export interface ShortWay {
  /** The request has passed the door, and its operation would be admitted. Never rejects. */
  answer(view: GraphView, request: FastifyRequest, context: GatewayContext): Promise<ShortAnswer>;
  /** Apollo Server has answered what it should to somebody who accepts this, with that content type. */
  learnType(accept: string | undefined, type: string): void;
}

interface ShortWayOptions {
  readonly persisted: Persisted | null;
  /** Whether operations of somebody unknown are run. */
  readonly servesAnybody: boolean;
}

const ACCEPTED = { entries: 100, characters: 10_000 };

/**
 * The way of most requests past Apollo Server: what this caller's audience has asked before, by POST, from somebody known, and
 * to be answered in a type that has been agreed on before. What such an answer is must be what Apollo Server would say.
 */
export function shortWay({ persisted, servesAnybody }: ShortWayOptions): ShortWay {
  const types = textCache<string>(ACCEPTED);
  return {
    answer: async ({ known }, request, context) => {
      if (known === null || (context.actor === null && !servesAnybody)) return undefined;
      const question = questionIn(request, persisted);
      if (question === undefined) return undefined;
      const type = types.get(question.accept ?? '');
      const operation = known.operations.find(question.source, question.operationName);
      if (type === undefined || operation === undefined) return undefined;
      const answered = await known.answer(operation, question, context);
      return 'text' in answered ? { text: answered.text, type } : answered;
    },
    learnType: (accept = '', type) => { types.set(accept, type, accept.length); },
  };
}
