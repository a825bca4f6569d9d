import {
  REPOSITORY_PAGES_PATH,
  type RepositoryDetails,
} from '@causeway/plugin-local-git-common';
import {
  ButtonLink,
  cardStyles,
  StateMessage,
} from '@causeway/plugin-ui-react';
import { Commands } from '../ui/Commands';
import ui from '../ui/ui.module.css';

/** A repository without a commit: how to push the first. */
export const EmptyRepository = (props: { details: RepositoryDetails }) => {
  const { urls, defaultBranch, viewer } = props.details;
  return (
    <div className={cardStyles.card}>
      <StateMessage title="This repository is empty">
        {viewer.canUpdate
          ? 'Push something you have. Git asks for a password: give it an access token.'
          : 'Its files will be here after the first push by its owner.'}
      </StateMessage>
      {viewer.canUpdate && (
        <div className={`${cardStyles.body} ${ui.stack}`}>
          <Commands
            what="commands for the first push"
            text={`git init -b ${defaultBranch}\ngit add .\ngit commit -m "First commit"\ngit remote add origin ${urls.clone}\ngit push -u origin ${defaultBranch}`}
          />
          <div>
            <ButtonLink to={`${REPOSITORY_PAGES_PATH}/tokens`}>
              Access tokens
            </ButtonLink>
          </div>
        </div>
      )}
    </div>
  );
};
