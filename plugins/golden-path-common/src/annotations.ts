/** Annotation of a template: its own version, which generated repositories remember. @public */
export const TEMPLATE_VERSION_ANNOTATION = 'causeway.dev/template-version';

/**
 * Annotation of a template: where the folder that its relative addresses start from lies, seen from the template's own
 * folder (`..`, `../..`).
 *
 * @public
 */
export const TEMPLATES_ROOT_ANNOTATION = 'causeway.dev/templates-root';

/**
 * Annotation of a template: who may run it, as a comma-separated list of users and groups
 * (`group:default/platform, user:default/ana`). Without it everybody who may create at all may run it.
 *
 * @public
 */
export const RUN_BY_ANNOTATION = 'causeway.dev/run-by';
