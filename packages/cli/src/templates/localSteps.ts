import type { TemplateStep } from './templateEntity';

/** Actions that only work on the files of the task. Everything else makes or changes something outside. */
const LOCAL_ACTIONS = [
  /^fetch:/,
  /^fs:/,
  /^debug:/,
  /^catalog:write$/,
  /^golden-path:(answers|record)$/,
];

/** The steps of a template that make its files: all before the first that reaches outside, as publishing does. */
export function localSteps(steps: readonly TemplateStep[]): TemplateStep[] {
  const end = steps.findIndex(
    step => !LOCAL_ACTIONS.some(pattern => pattern.test(step.action)),
  );
  return end === -1 ? [...steps] : steps.slice(0, end);
}
