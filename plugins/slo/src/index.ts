/**
 * The pages of SLOs: the board, the service page's tab, the strip, the report and the rehearsal.
 *
 * @packageDocumentation
 */
export { sloPlugin as default } from './plugin';
