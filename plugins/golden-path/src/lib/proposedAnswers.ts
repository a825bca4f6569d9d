import type { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';

/**
 * What a form proposes that the template can't know: the person's own team, wherever an owner is asked for. It stands
 * there before the form is drawn: an answer that arrives later would meet what the person is typing.
 */
export function proposedAnswers(options: {
  steps: ParsedTemplateSchema[];
  /** Entity reference of the person's team. */
  owner?: string;
}): JsonObject {
  const { steps, owner } = options;
  if (!owner) {
    return {};
  }
  const fields = steps.flatMap(({ uiSchema }) => Object.entries(uiSchema));
  return Object.fromEntries(
    fields
      .filter(([, ui]) => ui?.['ui:field'] === 'GoldenPathOwner')
      .map(([name]) => [name, owner]),
  );
}
