import { Button, ButtonLink, StateMessage } from '@causeway/plugin-ui-react';
import { BoardAddress } from '../../lib/boardAddress';

/** Props of {@link EmptyBoard}. */
export interface EmptyBoardProps {
  mine: boolean;
  narrowed: boolean;
  onChange(change: Partial<BoardAddress>): void;
}

/** Says why no SLO is listed, and the one step to see some. */
export const EmptyBoard = (props: EmptyBoardProps) => {
  const { mine, narrowed, onChange } = props;
  if (narrowed) {
    return (
      <StateMessage
        title="No SLO matches"
        actions={
          <Button
            onClick={() =>
              onChange({
                owner: [],
                system: [],
                truth: [],
                problems: false,
                q: '',
              })
            }
          >
            Clear the filters
          </Button>
        }
      >
        {`Nothing ${
          mine ? 'of your services ' : ''
        }has all that the filters above ask for.`}
      </StateMessage>
    );
  }
  if (mine) {
    return (
      <StateMessage
        title="Your services promise nothing yet"
        actions={
          <Button onClick={() => onChange({ mine: false })}>
            See all SLOs
          </Button>
        }
      >
        SLOs of services that you or your teams own are listed here. A service
        gets one from a file in its repository, such as slos/api.yaml; its page
        shows how under “SLOs”.
      </StateMessage>
    );
  }
  return (
    <StateMessage
      title="No SLO is known yet"
      actions={
        <ButtonLink to="/create" tone="primary">
          Create a service with SLOs
        </ButtonLink>
      }
    >
      Every golden path makes a service with SLOs, alerts and a runbook. A
      service that exists gets an SLO from a file in its repository, such as
      slos/api.yaml. Just after the portal’s first start the files may not have
      been read yet.
    </StateMessage>
  );
};
