import type { SloDetail } from '@causeway/plugin-slo-common';
import { textStyles } from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import { formatPercent } from '../../lib/formatPercent';
import { placeOf } from '../../lib/placeOf';
import { safeUrl } from '../../lib/safeUrl';
import { sloTitle } from '../../lib/sloTitle';
import { BudgetBar } from '../ui/BudgetBar';
import { DataAge } from '../ui/DataAge';

/** Props of {@link PromiseRow}. */
export interface PromiseRowProps {
  slo: SloDetail;
  to: string;
  now: number;
}

/** A promise: what it says, what is true, and how we know. */
export const PromiseRow = (props: PromiseRowProps) => {
  const { slo, to, now } = props;
  const file = safeUrl(slo.source.url);
  const place = placeOf(slo.source);
  return (
    <li>
      <Link to={to} className={textStyles.link}>
        {sloTitle(slo)}
      </Link>
      <div>
        <BudgetBar slo={slo} />
      </div>
      <p>
        {`promised ${formatPercent(slo.objective)}, now ${formatPercent(
          slo.attainment,
        )}; data `}
        <DataAge slo={slo} now={now} />
        {'; '}
        {file ? (
          <a href={file} className={textStyles.inline}>
            {place}
          </a>
        ) : (
          place
        )}
      </p>
    </li>
  );
};
