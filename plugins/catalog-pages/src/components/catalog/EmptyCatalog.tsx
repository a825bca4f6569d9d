import { Button, StateMessage } from '@causeway/plugin-ui-react';
import { CatalogState, isNarrowed } from '../../lib/catalogUrlState';
import { kindName } from '../../lib/kinds';
import { CatalogActions } from './CatalogActions';

/** Why nothing is listed depends on what was asked for. */
export interface EmptyCatalogProps {
  state: CatalogState;
  /** More than 0 where the page lies behind the end of the list. */
  totalItems: number;
  onChange(change: Partial<CatalogState>): void;
}

interface StepProps {
  children: string;
  onClick(): void;
}

const Step = (props: StepProps) => (
  <Button onClick={props.onClick}>{props.children}</Button>
);

/** Says why no row is shown, and the step that gets one. */
export const EmptyCatalog = (props: EmptyCatalogProps) => {
  const { state, onChange } = props;
  const { singular, plural } = kindName(state.kind);
  const showAll = (
    <Step onClick={() => onChange({ view: 'all', text: '', filters: {} })}>
      {`Show all ${plural}`}
    </Step>
  );
  if (props.totalItems > 0) {
    return (
      <StateMessage
        role="status"
        title="This page is past the end of the list"
        actions={<Step onClick={() => onChange({})}>Go to the first page</Step>}
      />
    );
  }
  if (isNarrowed(state)) {
    return (
      <StateMessage
        role="status"
        title={
          state.view === 'starred'
            ? 'Nothing you starred matches'
            : `No ${plural} match`
        }
        actions={
          <>
            <Step onClick={() => onChange({ text: '', filters: {} })}>
              Clear search and filters
            </Step>
            {state.view !== 'all' && (
              <Step onClick={() => onChange({ view: 'all' })}>
                {`Look in all ${plural}`}
              </Step>
            )}
          </>
        }
      >
        {state.text
          ? `Names, titles, descriptions and tags were searched for “${state.text}”.`
          : 'No entry has all the values that are chosen above.'}
      </StateMessage>
    );
  }
  if (state.view === 'starred') {
    return (
      <StateMessage
        role="status"
        title="You have starred nothing yet"
        actions={showAll}
      >
        Star what you come back to, and it is listed here whoever owns it.
      </StateMessage>
    );
  }
  if (state.view === 'mine') {
    return (
      <StateMessage
        role="status"
        title={`You and your teams own no ${plural} yet`}
        actions={
          <>
            {showAll}
            <CatalogActions />
          </>
        }
      >
        {`A ${singular} is yours if its owner is you or a team you are in.`}
      </StateMessage>
    );
  }
  return (
    <StateMessage
      role="status"
      title={`The catalog has no ${plural} yet`}
      actions={<CatalogActions />}
    >
      Create a service from a golden path, or register a repository that has a
      catalog-info.yaml.
    </StateMessage>
  );
};
