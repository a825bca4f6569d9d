import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { SloClient } from '../api/SloClient';
import { sloApiRef } from '../api/sloApiRef';

/** The client of the SLO backend's REST API. */
export const sloApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: sloApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new SloClient({ fetchApi }),
    }),
});
