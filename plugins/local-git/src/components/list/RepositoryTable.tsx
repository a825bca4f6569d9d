import {
  repositoryPagePath,
  type RepositoryListItem,
} from '@causeway/plugin-local-git-common';
import { plural, textStyles, Time } from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import { EntityName } from '../ui/EntityName';
import ui from '../ui/ui.module.css';

/** Repositories with their owners and how old their last push is. */
export const RepositoryTable = (props: { items: RepositoryListItem[] }) => (
  <table className={ui.table} aria-label="Repositories">
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col" className={ui.wide}>
          Owner
        </th>
        <th scope="col" className={`${ui.wide} ${ui.end}`}>
          Open proposals
        </th>
        <th scope="col" className={ui.end}>
          Last push
        </th>
      </tr>
    </thead>
    <tbody>
      {props.items.map(repository => (
        <tr key={repository.fullName}>
          <td>
            <Link className={ui.strong} to={repositoryPagePath(repository)}>
              {repository.fullName}
            </Link>
            {repository.description && (
              <div className={textStyles.quiet}>{repository.description}</div>
            )}
          </td>
          <td className={ui.wide}>
            <EntityName entityRef={repository.ownerEntityRef} />
          </td>
          <td className={`${ui.wide} ${ui.end}`}>
            {repository.openProposals > 0 ? (
              <Link
                to={repositoryPagePath(repository, { page: 'proposals' })}
                aria-label={`${repository.fullName}: ${plural(
                  repository.openProposals,
                  'open proposal',
                  'open proposals',
                )}`}
              >
                {repository.openProposals}
              </Link>
            ) : (
              '–'
            )}
          </td>
          <td className={ui.end}>
            {repository.pushedAt ? (
              <Time at={repository.pushedAt} />
            ) : (
              'none yet'
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
