import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  useAsyncEntity,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { textStyles } from '@causeway/plugin-ui-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { usePagePath } from '../../hooks/usePagePath';
import { entitySources } from '../../lib/sources';
import styles from './entity.module.css';

/** How long the catalog is given to read a file again before we look, in milliseconds. */
const REREAD_MS = 3_000;

const RefreshButton = () => {
  const { entity } = useEntity();
  const { refresh } = useAsyncEntity();
  const catalogApi = useApi(catalogApiRef);
  const [told, setTold] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const onClick = async () => {
    setTold('Reading it again…');
    try {
      await catalogApi.refreshEntity(stringifyEntityRef(entity));
      timer.current = setTimeout(() => {
        refresh?.();
        setTold('Read again just now');
      }, REREAD_MS);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setTold(`It could not be read again: ${reason}`);
    }
  };
  return (
    <>
      <button type="button" className={textStyles.link} onClick={onClick}>
        Read again
      </button>
      <span role="status">{told}</span>
    </>
  );
};

/** Where the entry comes from, how to read it anew, and its relations as a graph. */
export const OverviewFoot = () => {
  const { entity } = useEntity();
  const graphPath = usePagePath('page:catalog-graph');
  const { file, location } = entitySources(entity);
  const graph = new URLSearchParams({
    'rootEntityRefs[]': stringifyEntityRef(entity),
    maxDepth: '2',
  });
  return (
    <div className={styles.foot}>
      {file ? (
        <span>
          {'Read from '}
          <a
            href={file}
            className={textStyles.link}
            target="_blank"
            rel="noreferrer"
          >
            {location ?? file}
          </a>
        </span>
      ) : (
        location && <span>{`Read from ${location}`}</span>
      )}
      {graphPath && (
        <Link to={`${graphPath}?${graph}`} className={textStyles.link}>
          Relations as a graph
        </Link>
      )}
      <RefreshButton />
    </div>
  );
};
