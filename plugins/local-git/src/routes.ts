import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The list of repositories; the pages of one are below it, as `repositoryPagePath` of the common package has them. */
export const rootRouteRef = createRouteRef();
