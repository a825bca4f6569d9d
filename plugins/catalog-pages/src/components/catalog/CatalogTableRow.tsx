import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { tableStyles } from '@causeway/plugin-ui-react';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import { TitleOf } from '../../hooks/useEntityTitles';
import { CellValue, ColumnDefinition } from '../../lib/columns';
import { entityTitle } from '../../lib/refs';
import { EntityLink } from '../ui/EntityLink';
import { StarButton } from '../ui/StarButton';
import styles from './catalog.module.css';
import { moveRowFocus } from './moveRowFocus';
import { preloadEntityPage } from './preloadEntityPage';

/** One row. */
export interface CatalogTableRowProps {
  entity: Entity;
  columns: ColumnDefinition[];
  titleOf: TitleOf;
}

function cellText(value: CellValue, titleOf: TitleOf): string | undefined {
  if ('text' in value) {
    return value.text;
  }
  return value.entityRef && titleOf(value.entityRef);
}

const Cell = (props: { value: CellValue; titleOf: TitleOf }) => {
  const { value, titleOf } = props;
  const text = cellText(value, titleOf);
  if ('entityRef' in value && value.entityRef) {
    return (
      <EntityLink entityRef={value.entityRef} className={styles.cellLink}>
        {text}
      </EntityLink>
    );
  }
  return <span title={text}>{text ?? '–'}</span>;
};

/** An entity as a row: its name opens it, its owner and system open theirs. */
export const CatalogTableRow = memo((props: CatalogTableRowProps) => {
  const { entity, columns, titleOf } = props;
  const entityRoute = useRouteRef(entityRouteRef);
  const title = entityTitle(entity);
  const values = columns.map(column => ({
    column,
    value: column.value(entity),
  }));
  const facts = values
    .map(({ value }) => cellText(value, titleOf))
    .filter(Boolean)
    .join(' · ');
  return (
    <tr className={tableStyles.row}>
      <td className={styles.nameCell}>
        <Link
          to={entityRoute(entityRouteParams(entity, { encodeParams: true }))}
          className={tableStyles.rowLink}
          title={entity.metadata.description}
          data-row-link=""
          onKeyDown={event => {
            const body = event.currentTarget.closest('tbody');
            if (moveRowFocus(body, event.key)) {
              event.preventDefault();
            }
          }}
          onPointerEnter={preloadEntityPage}
          onFocus={preloadEntityPage}
        >
          {title}
        </Link>
        {entity.metadata.description && (
          <span className={styles.description}>
            {entity.metadata.description}
          </span>
        )}
        {facts && <span className={styles.facts}>{facts}</span>}
      </td>
      {values.map(({ column, value }) => (
        <td key={column.id} className={styles.extra}>
          <Cell value={value} titleOf={titleOf} />
        </td>
      ))}
      <td className={styles.starCell}>
        <StarButton
          entityRef={stringifyEntityRef(entity)}
          title={title}
          className={styles.star}
        />
      </td>
    </tr>
  );
});
