import type { Finding } from '@causeway/plugin-slo-common';
import { CopyButton, textStyles } from '@causeway/plugin-ui-react';
import { Truth } from '../ui/Truth';
import ui from '../ui/ui.module.css';
import styles from './findings.module.css';

/** Props of {@link FindingList}. */
export interface FindingListProps {
  findings: Finding[];
  /** Where people read a line of a file, if anywhere. */
  urlOf?(finding: Finding): string | undefined;
}

/** What to put right in SLO files: what, why, where, and what to write instead. */
export const FindingList = (props: FindingListProps) => {
  const { findings, urlOf } = props;
  return (
    <>
      {findings.map(finding => {
        const { severity, rule, message, fix, file, line, column } = finding;
        const place = (
          <span className={textStyles.mono}>{`${file}:${line}`}</span>
        );
        const url = urlOf?.(finding);
        const word = severity === 'error' ? 'Error' : 'Warning';
        return (
          <div
            key={`${rule} ${file}:${line}:${column}`}
            className={styles.finding}
          >
            <Truth truth={severity === 'error' ? 'broken' : 'at-risk'}>
              {`${word}: ${rule}`}
            </Truth>
            <p>{message}</p>
            <div>
              {url ? (
                <a href={url} className={textStyles.link}>
                  {place}
                </a>
              ) : (
                place
              )}
            </div>
            <div>
              <span className={textStyles.quiet}>Instead </span>
              <CopyButton text={fix} what="correction" />
              <pre className={ui.code}>{fix}</pre>
            </div>
          </div>
        );
      })}
    </>
  );
};
