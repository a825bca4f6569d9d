import { useEntity } from '@backstage/plugin-catalog-react';
import { joinClasses } from '@causeway/plugin-ui-react';
import { Fragment } from 'react';
import { AttentionList } from './AttentionList';
import styles from './entity.module.css';
import { OverviewFoot } from './OverviewFoot';
import { EntityElement } from './types';

/** A card of the overview. */
export interface OverviewCard extends EntityElement {
  /** `info` cards stand in the narrow column. */
  type?: string;
}

/** The first tab: what needs somebody, what the entity is, what it is related to. */
export const Overview = (props: { cards: OverviewCard[] }) => {
  const { entity } = useEntity();
  const cards = props.cards.filter(card => card.filter(entity));
  const aside = cards.filter(({ type }) => type === 'info');
  const main = cards.filter(({ type }) => type !== 'info');
  const elements = (list: OverviewCard[]) =>
    list.map(({ id, element }) => <Fragment key={id}>{element}</Fragment>);
  return (
    <div className={styles.stack}>
      <AttentionList />
      <div
        className={joinClasses(
          styles.columns,
          aside.length > 0 && styles.withAside,
        )}
      >
        <div className={styles.stack}>{elements(main)}</div>
        {aside.length > 0 && (
          <div className={styles.stack}>{elements(aside)}</div>
        )}
      </div>
      <OverviewFoot />
    </div>
  );
};
