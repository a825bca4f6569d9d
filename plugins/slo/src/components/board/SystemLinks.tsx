import type { SloBoardFacet } from '@causeway/plugin-slo-common';
import { textStyles } from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import { useServicePath } from '../../hooks/useServicePath';
import { sloTabPath } from '../../lib/paths';

/** Props of {@link SystemLinks}. */
export interface SystemLinksProps {
  systems: SloBoardFacet[];
  /** Those that the board is narrowed to. */
  selected: string[];
}

/** With more than these nobody reads on. */
const MOST = 5;

/** Leads to the systems of the listed SLOs, whose SLOs are one budget there. */
export const SystemLinks = (props: SystemLinksProps) => {
  const { systems, selected } = props;
  const entityPath = useServicePath();
  const shown = selected.length
    ? systems.filter(({ value }) => selected.includes(value))
    : systems;
  if (!shown.length || shown.length > MOST) return null;
  return (
    <span>
      {'As one budget: '}
      {shown.map(({ value, title }, index) => (
        <span key={value}>
          {index > 0 && ', '}
          <Link to={sloTabPath(entityPath(value))} className={textStyles.link}>
            {title}
          </Link>
        </span>
      ))}
    </span>
  );
};
