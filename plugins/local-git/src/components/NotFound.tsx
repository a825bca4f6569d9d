import { REPOSITORY_PAGES_PATH } from '@causeway/plugin-local-git-common';
import { ButtonLink } from '@causeway/plugin-ui-react';
import { PageFrame } from './ui/PageFrame';
import ui from './ui/ui.module.css';

/** For addresses below `/repositories` that no page has. */
export const NotFound = () => {
  return (
    <PageFrame
      title="Nothing is here"
      trail={[]}
      summary={
        <div className={ui.summary}>
          No page of a repository has this address; it may be mistyped.
        </div>
      }
    >
      <ButtonLink to={REPOSITORY_PAGES_PATH}>All repositories</ButtonLink>
    </PageFrame>
  );
};
