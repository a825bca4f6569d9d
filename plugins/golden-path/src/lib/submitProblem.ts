import { toError } from '@backstage/errors';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function messagesIn(body: unknown): string[] {
  if (!isRecord(body)) {
    return [];
  }
  const list: unknown[] = Array.isArray(body.errors)
    ? body.errors
    : [body.error];
  return list.flatMap(item => {
    const { stack, message } = isRecord(item) ? item : {};
    const words = message ?? stack;
    if (typeof words !== 'string') {
      return [];
    }
    // The validator writes `instance.name does not match …`.
    return typeof stack === 'string' && stack.startsWith('instance.')
      ? stack.slice('instance.'.length)
      : words;
  });
}

/** Says why a run could not be started. The scaffolder's client puts the server's answer as JSON behind its own words. */
export function submitProblem(error: unknown): string {
  const { message } = toError(error);
  const start = message.indexOf('{');
  if (start < 0) {
    return message;
  }
  try {
    const body: unknown = JSON.parse(message.slice(start));
    return messagesIn(body).join('. ') || message;
  } catch {
    return message;
  }
}
