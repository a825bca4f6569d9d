import { useApi } from '@backstage/core-plugin-api';
import { repositoryPagePath } from '@causeway/plugin-local-git-common';
import {
  Bones,
  cardStyles,
  LoadError,
  StateMessage,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { useRepositoryRef } from '../../hooks/useRepositoryRef';
import { PageFrame } from '../ui/PageFrame';
import ui from '../ui/ui.module.css';
import { BranchChoice } from './BranchChoice';
import { NoBranches } from './NoBranches';
import { ProposalPreview } from './ProposalPreview';

/** Proposes a pushed branch. The branches are in the address, so that a link can name them. */
export const NewProposalPage = () => {
  const api = useApi(localGitApiRef);
  const repository = useRepositoryRef();
  const [params, setParams] = useSearchParams();
  const { value, error, reload } = useLoaded(
    useCallback(async () => {
      const [details, refs] = await Promise.all([
        api.getRepository(repository),
        api.getRefs(repository),
      ]);
      return { details, refs };
    }, [api, repository]),
  );
  const base = params.get('base') ?? value?.details.defaultBranch ?? '';
  const head = params.get('branch') ?? '';

  const body = () => {
    if (error) {
      return <LoadError what="The branches" error={error} onRetry={reload} />;
    }
    if (!value) return <Bones lines={6} label="Reading the branches" />;
    const { details, refs } = value;
    if (!details.viewer.canPropose) {
      return (
        <StateMessage title="You may not propose changes here">
          Somebody whom the catalog knows may. Ask the platform team to add you.
        </StateMessage>
      );
    }
    if (refs.branches.length < 2) {
      return <NoBranches repository={repository} base={base} />;
    }
    return (
      <div className={cardStyles.body}>
        <BranchChoice
          branches={refs.branches.map(({ name }) => name)}
          base={base}
          head={head}
          onChange={next =>
            setParams(
              {
                branch: next.head,
                ...(next.base !== details.defaultBranch && { base: next.base }),
              },
              { replace: true },
            )
          }
        />
      </div>
    );
  };
  return (
    <PageFrame
      title="Propose a change"
      trail={[
        {
          label: `${repository.owner}/${repository.name}`,
          to: repositoryPagePath(repository),
        },
        {
          label: 'Proposals',
          to: repositoryPagePath(repository, { page: 'proposals' }),
        },
      ]}
      summary={
        <div className={ui.summary}>
          An owner sees what your branch changes, and merges or closes it.
        </div>
      }
    >
      <div className={ui.stack}>
        <div className={cardStyles.card}>{body()}</div>
        {value?.details.viewer.canPropose && head && head !== base && (
          <ProposalPreview
            key={`${base}...${head}`}
            repository={repository}
            base={base}
            head={head}
          />
        )}
      </div>
    </PageFrame>
  );
};
