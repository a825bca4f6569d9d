import type { SystemSlos } from '@causeway/plugin-slo-common';
import { joinClasses, plural, tableStyles } from '@causeway/plugin-ui-react';
import { formatPercent } from '../../lib/formatPercent';
import { lossShares } from '../../lib/lossShares';
import { Card } from '../ui/Card';
import { MemberRow } from './MemberRow';
import styles from './system.module.css';

/** The SLOs of a system, and how each counts. */
export const MembersCard = (props: { system: SystemSlos }) => {
  const { system } = props;
  const { members } = system;
  const shares = lossShares(system);
  const known = shares.some(share => share !== null);
  const rows = members
    .map((member, index) => ({ member, share: shares[index] }))
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  return (
    <Card title="What it is made of" aside={plural(members.length, 'SLO')}>
      <div className={styles.scroll}>
        <table className={joinClasses(tableStyles.table, tableStyles.stacked)}>
          <thead>
            <tr>
              <th scope="col">Service and SLO</th>
              <th scope="col" className={tableStyles.num}>
                Counts
              </th>
              <th scope="col" className={tableStyles.num}>
                Promised
              </th>
              <th scope="col" className={tableStyles.num}>
                Now
              </th>
              <th scope="col">Budget left</th>
              {known && (
                <th scope="col" className={tableStyles.num}>
                  Of what was lost
                </th>
              )}
              <th scope="col">Can it be kept?</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ member, share }) => (
              <MemberRow
                key={`${member.slo.entityRef}\n${member.slo.name}`}
                member={member}
                share={share === null ? undefined : formatPercent(share)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};
