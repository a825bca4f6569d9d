import { useApi } from '@backstage/core-plugin-api';
import {
  repositoryPagePath,
  type RepositoryRef,
  type Tree,
} from '@causeway/plugin-local-git-common';
import {
  Bones,
  cardStyles,
  LoadError,
  textStyles,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { lazy, Suspense, useCallback } from 'react';
import { Link } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { isMarkdown } from '../../lib/isMarkdown';
import ui from '../ui/ui.module.css';
import styles from './repository.module.css';

const Markdown = lazy(() =>
  import('../markdown/Markdown').then(m => ({ default: m.Markdown })),
);

/** Props of {@link ReadmeCard}. */
export interface ReadmeCardProps {
  repository: RepositoryRef;
  tree: Tree;
}

/** A folder's README, rendered; nothing where it has none. */
export const ReadmeCard = ({ repository, tree }: ReadmeCardProps) => {
  const api = useApi(localGitApiRef);
  const { ref, path, commit } = tree;
  const hasReadme = tree.entries.some(({ name }) =>
    /^readme(\.|$)/i.test(name),
  );
  const load = useCallback(
    () => api.getReadme(repository, { ref: commit, path }),
    [api, repository, commit, path],
  );
  const { value, error, reload } = useLoaded(hasReadme ? load : undefined);
  if (!hasReadme || value?.readme === null) return null;

  const readme = value?.readme;
  const waiting = <Bones lines={5} label="Reading the README" />;
  return (
    <section className={cardStyles.card} aria-label="README">
      {readme && (
        <div className={cardStyles.head}>
          <Link
            className={ui.strong}
            to={repositoryPagePath(repository, {
              page: 'blob',
              ref,
              path: readme.path,
            })}
          >
            {readme.path.split('/').pop()}
          </Link>
        </div>
      )}
      {error && <LoadError what="The README" error={error} onRetry={reload} />}
      {!error && !readme && waiting}
      {readme && (
        <div className={styles.document}>
          {readme.content === undefined && (
            <p className={textStyles.quiet}>
              The file is too large to be shown here.
            </p>
          )}
          {readme.content !== undefined &&
            (isMarkdown(readme.path) ? (
              <Suspense fallback={waiting}>
                <Markdown
                  text={readme.content}
                  context={{ repository, ref, folder: path }}
                />
              </Suspense>
            ) : (
              <pre className={styles.plain}>{readme.content}</pre>
            ))}
        </div>
      )}
    </section>
  );
};
