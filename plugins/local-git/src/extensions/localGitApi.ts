import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { LocalGitClient } from '../api/LocalGitClient';
import { localGitApiRef } from '../api/localGitApiRef';

/** The client of the Git host's REST API. */
export const localGitApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: localGitApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new LocalGitClient({ fetchApi }),
    }),
});
