import type { SloBoard } from '@causeway/plugin-slo-common';
import { ButtonLink } from '@causeway/plugin-ui-react';
import type { BoardQuery } from '../../api/types';
import { BOARD_PATH } from '../../lib/paths';
import { ExportMenu } from './ExportMenu';

/** Props of {@link BoardActions}. */
export interface BoardActionsProps {
  query: BoardQuery;
  board?: SloBoard;
}

/** What can be done with all SLOs. */
export const BoardActions = (props: BoardActionsProps) => {
  const owner = props.query.owner?.[0];
  const report = owner ? `?${new URLSearchParams({ owner })}` : '';
  return (
    <>
      <ButtonLink to={`${BOARD_PATH}/report${report}`}>Report</ButtonLink>
      <ExportMenu query={props.query} disabled={!props.board?.totalItems} />
      <ButtonLink to={`${BOARD_PATH}/rehearse`} tone="primary">
        Rehearse a change
      </ButtonLink>
    </>
  );
};
