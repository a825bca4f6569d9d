import {
  repositoryPagePath,
  type RepositoryListItem,
} from '@causeway/plugin-local-git-common';
import {
  joinClasses,
  plural,
  tableStyles,
  textStyles,
  Time,
} from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import { EntityName } from '../ui/EntityName';
import ui from '../ui/ui.module.css';

/** Repositories with their owners and how old their last push is. */
export const RepositoryTable = (props: { items: RepositoryListItem[] }) => (
  <table
    className={joinClasses(tableStyles.table, ui.table)}
    aria-label="Repositories"
  >
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col" className={ui.wide}>
          Owner
        </th>
        <th scope="col" className={joinClasses(ui.wide, tableStyles.num)}>
          Open proposals
        </th>
        <th scope="col" className={tableStyles.num}>
          Last push
        </th>
      </tr>
    </thead>
    <tbody>
      {props.items.map(repository => (
        <tr key={repository.fullName} className={tableStyles.row}>
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
          <td className={joinClasses(ui.wide, tableStyles.num)}>
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
          <td className={tableStyles.num}>
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
