import type { SystemMember } from '@causeway/plugin-slo-common';
import {
  joinClasses,
  tableStyles,
  textStyles,
} from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import { useServicePath } from '../../hooks/useServicePath';
import { feasibleText } from '../../lib/feasibleText';
import { formatPercent } from '../../lib/formatPercent';
import { measuredBudget } from '../../lib/measuredBudget';
import { sloTabPath } from '../../lib/paths';
import { sloTitle } from '../../lib/sloTitle';
import { truthClass } from '../../lib/truthClass';
import { BudgetBar } from '../ui/BudgetBar';
import { Truth } from '../ui/Truth';
import ui from '../ui/ui.module.css';
import styles from './system.module.css';

/** Props of {@link MemberRow}. */
export interface MemberRowProps {
  member: SystemMember;
  /** How much of what the system lost it lost; undefined where that isn't known of each. */
  share: string | undefined;
}

/** One SLO of a system. */
export const MemberRow = (props: MemberRowProps) => {
  const { member, share } = props;
  const { slo, weight, feasibility } = member;
  const servicePath = useServicePath();
  const { truth, word, sentence } = feasibleText(slo, feasibility);
  return (
    <tr>
      <th scope="row">
        <Link
          to={sloTabPath(servicePath(slo.entityRef), slo.name)}
          className={textStyles.link}
        >
          {slo.entityTitle}
        </Link>
        <span className={styles.sub}>
          {sloTitle(slo)}
          {slo.quarantined !== null && ', kept out of the policy'}
        </span>
      </th>
      <td className={tableStyles.num} data-label="Counts">
        {weight === 0 ? 'not' : `× ${weight}`}
      </td>
      <td className={tableStyles.num} data-label="Promised">
        {formatPercent(slo.objective)}
      </td>
      <td
        className={joinClasses(tableStyles.num, truthClass(slo.truth))}
        data-label="Now"
      >
        {slo.attainment === null
          ? measuredBudget(slo).word
          : formatPercent(slo.attainment)}
      </td>
      <td data-label="Budget left">
        <BudgetBar slo={slo} />
      </td>
      {share !== undefined && (
        <td className={tableStyles.num} data-label="Of what was lost">
          {share}
        </td>
      )}
      <td data-label="Can it be kept?">
        {truth ? (
          <Truth truth={truth} title={sentence}>
            {word}
          </Truth>
        ) : (
          <span className={ui.plain}>{word}</span>
        )}
        <span className={textStyles.hidden}>{sentence}</span>
      </td>
    </tr>
  );
};
