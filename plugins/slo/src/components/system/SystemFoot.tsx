import {
  SLO_COMPOSITE_ANNOTATION,
  SLO_WEIGHT_ANNOTATION,
  type SystemSlos,
} from '@causeway/plugin-slo-common';
import { textStyles } from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import { useNow } from '../../hooks/useNow';
import { BOARD_PATH } from '../../lib/paths';
import { Judged } from '../ui/Judged';
import ui from '../ui/ui.module.css';

/** Where the numbers come from, how old they are, and what decides how SLOs count. */
export const SystemFoot = (props: { system: SystemSlos }) => {
  const { system } = props;
  const now = useNow();
  const at = system.members.map(({ slo }) => slo.evaluatedAt);
  const board = new URLSearchParams({ view: 'all', system: system.entityRef });
  return (
    <div className={ui.foot}>
      <span>
        Counts come from events in the portal’s ledger, judged{' '}
        <Judged at={at} now={now} />.
      </span>
      <span>
        The annotation{' '}
        <span className={textStyles.mono}>{SLO_COMPOSITE_ANNOTATION}</span> on
        the system says how they become one,{' '}
        <span className={textStyles.mono}>{SLO_WEIGHT_ANNOTATION}</span> on a
        service how much it counts.
      </span>
      <Link to={`${BOARD_PATH}?${board}`} className={textStyles.link}>
        On the board
      </Link>
    </div>
  );
};
