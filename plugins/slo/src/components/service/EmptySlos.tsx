import type { Entity } from '@backstage/catalog-model';
import {
  DEFAULT_SLO_FILES,
  SLO_FILES_ANNOTATION,
} from '@causeway/plugin-slo-common';
import { ButtonLink, CopyButton, textStyles } from '@causeway/plugin-ui-react';
import { exampleSlo } from '../../lib/exampleSlo';
import { sourceUrl } from '../../lib/sourceUrl';
import { Card } from '../ui/Card';
import ui from '../ui/ui.module.css';
import chartStyles from './charts.module.css';
import styles from './emptySlos.module.css';

/** Says how a service gets its first SLO, with the file to begin with. */
export const EmptySlos = (props: { entity: Entity }) => {
  const { entity } = props;
  const { name, annotations } = entity.metadata;
  const globs = annotations?.[SLO_FILES_ANNOTATION] ?? DEFAULT_SLO_FILES;
  const places = globs.split(',').map(glob => glob.trim());
  const path = `slos/${name}.yaml`;
  const example = exampleSlo(name);
  const repository = sourceUrl(entity);
  return (
    <Card title="No SLO yet">
      <div className={styles.steps}>
        <p>
          {`An SLO says what ${
            entity.metadata.title ?? name
          } promises, such as “99.5 % of requests succeed”. From then on this page says how much of the error budget is left, what spent it, and what may ship.`}
        </p>
        <div className={ui.stack} style={{ gap: 8 }}>
          <div className={chartStyles.chartHead}>
            <span>
              Add <span className={textStyles.mono}>{path}</span> to its
              repository
            </span>
            <CopyButton text={example} what="example" />
          </div>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard too */}
          <pre className={ui.code} tabIndex={0} aria-label="Example SLO file">
            {example}
          </pre>
        </div>
        <p>
          {'Files are looked for at '}
          <span className={textStyles.mono}>{places.join(', ')}</span>
          {' beside catalog-info.yaml; the annotation '}
          <span className={textStyles.mono}>{SLO_FILES_ANNOTATION}</span>
          {
            ' names others. Sloth, OpenSLO and Pyrra files are read as they are.'
          }
        </p>
        {repository && (
          <div className={ui.actions}>
            <ButtonLink
              to={repository}
              tone="primary"
              target="_blank"
              rel="noreferrer"
            >
              Open the repository
            </ButtonLink>
          </div>
        )}
      </div>
    </Card>
  );
};
