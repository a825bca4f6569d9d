import type { Sli } from '@causeway/plugin-slo-common';
import { CopyButton, textStyles } from '@causeway/plugin-ui-react';
import ui from '../ui/ui.module.css';
import styles from './charts.module.css';

function queriesOf(sli: Sli): { label: string; query: string }[] {
  if (sli.type === 'events') {
    return [
      { label: 'bad events', query: sli.errorQuery },
      { label: 'all events', query: sli.totalQuery },
    ];
  }
  return sli.type === 'ratio'
    ? [{ label: 'error ratio', query: sli.errorRatioQuery }]
    : [];
}

/** The queries of an SLO as its file has them; in words where there are none. */
export const Queries = (props: { sli: Sli }) => {
  const { sli } = props;
  if (sli.type === 'external') {
    return <p className={textStyles.quiet}>{sli.reason}</p>;
  }
  return (
    <details className={styles.numbers}>
      <summary>Queries</summary>
      {queriesOf(sli).map(({ label, query }) => (
        <section key={label} aria-label={`Query of ${label}`}>
          <span className={textStyles.quiet}>{label} </span>
          <CopyButton text={query} what={`query of ${label}`} />
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard too */}
          <pre className={ui.code} tabIndex={0}>
            {query}
          </pre>
        </section>
      ))}
    </details>
  );
};
