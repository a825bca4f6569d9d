import type { SloProblem } from '@causeway/plugin-slo-common';
import { textStyles } from '@causeway/plugin-ui-react';
import { Card } from '../ui/Card';
import { Time } from '../ui/Time';
import { Truth } from '../ui/Truth';
import styles from './findings.module.css';

/** What couldn't be done for the service, while the rest went on; nothing where all went well. */
export const ProblemsCard = (props: { problems: SloProblem[] }) => {
  const { problems } = props;
  if (!problems.length) return null;
  return (
    <Card title="Could not be read">
      {problems.map((problem, index) => (
        <div key={index} className={styles.finding}>
          <Truth truth="unknown">{problem.message}</Truth>
          <p>{problem.fix}</p>
          <span className={textStyles.quiet}>
            {problem.file && (
              <span className={textStyles.mono}>
                {`${problem.file}${problem.line ? `:${problem.line}` : ''} `}
              </span>
            )}
            {problem.since !== null && (
              <>
                since <Time at={problem.since} />
              </>
            )}
          </span>
        </div>
      ))}
    </Card>
  );
};
