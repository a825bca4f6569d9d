import { Bones, cardStyles, StateMessage } from '@causeway/plugin-ui-react';
import { useRepository } from '../repository/RepositoryContext';
import ui from '../ui/ui.module.css';
import { DeleteRepository } from './DeleteRepository';
import { DescriptionForm } from './DescriptionForm';

/** What its owners may change about a repository itself. */
export const SettingsPage = () => {
  const { repository, details, reload } = useRepository();
  if (!details) {
    return (
      <div className={cardStyles.card}>
        <Bones lines={4} label="Reading the repository" />
      </div>
    );
  }
  const { canUpdate, canDelete } = details.viewer;
  if (!canUpdate && !canDelete) {
    return (
      <div className={cardStyles.card}>
        <StateMessage title="You may not change this repository">
          Its owners may: ask {details.ownerEntityRef}.
        </StateMessage>
      </div>
    );
  }
  return (
    <div className={ui.stack}>
      {canUpdate && (
        <DescriptionForm
          repository={repository}
          description={details.description}
          onChanged={reload}
        />
      )}
      {canDelete && <DeleteRepository details={details} />}
    </div>
  );
};
