import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The board; the report and the rehearsal are below it. */
export const rootRouteRef = createRouteRef();
