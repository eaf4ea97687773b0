import { ReadyText } from '@channelgraph/process';
import type { FormattedExecutionResult } from 'graphql';

/**
 * The body of an answer. Data that are text already go in as they are; everything is in the order in which Apollo Server
 * has it (errors, data, extensions) and ends with a line.
 */
export function answerText({ errors, data, extensions }: FormattedExecutionResult): string {
  const parts: string[] = [];
  if (errors !== undefined) parts.push(`"errors":${JSON.stringify(errors)}`);
  if (data !== undefined) parts.push(`"data":${textOf(data)}`);
  if (extensions !== undefined) parts.push(`"extensions":${JSON.stringify(extensions)}`);
  return `{${parts.join(',')}}\n`;
}

const textOf = (data: unknown): string => (data instanceof ReadyText ? data.text : JSON.stringify(data));
