import { useApi } from '@backstage/core-plugin-api';
import {
  Bones,
  LoadError,
  textStyles,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { sloApiRef } from '../../api/sloApiRef';
import { useServicePath } from '../../hooks/useServicePath';
import { sloTabPath } from '../../lib/paths';
import { Card } from '../ui/Card';
import { Time } from '../ui/Time';
import styles from './board.module.css';

/** Files and sources that can't be read, with what to do about each. */
export const ProblemList = (props: { mine: boolean }) => {
  const { mine } = props;
  const api = useApi(sloApiRef);
  const servicePath = useServicePath();
  const load = useCallback(
    () => api.getProblems(mine ? { mine } : {}),
    [api, mine],
  );
  const { value, error, reload } = useLoaded(load);
  return (
    <div style={{ marginTop: 16 }}>
      <Card title="What can’t be read">
        {error && (
          <LoadError what="The problems" error={error} onRetry={reload} />
        )}
        {!value && !error && <Bones lines={3} label="Reading the problems" />}
        {value && (
          <ul className={styles.problems}>
            {value.items.map((problem, index) => (
              <li key={index}>
                <Link
                  to={sloTabPath(servicePath(problem.entityRef))}
                  className={textStyles.inline}
                >
                  {problem.entityTitle}
                </Link>
                {problem.file && (
                  <span className={textStyles.mono}>
                    {` ${problem.file}${
                      problem.line ? `:${problem.line}` : ''
                    }`}
                  </span>
                )}
                <p>
                  {problem.message}
                  {problem.since !== null && (
                    <>
                      {' '}
                      (since <Time at={problem.since} />)
                    </>
                  )}
                </p>
                <p>{problem.fix}</p>
              </li>
            ))}
            {!value.items.length && <li>Everything can be read again.</li>}
          </ul>
        )}
      </Card>
    </div>
  );
};
