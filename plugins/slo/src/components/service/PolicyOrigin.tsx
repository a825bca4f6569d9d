import type { ServicePolicy } from '@causeway/plugin-slo-common';
import { textStyles } from '@causeway/plugin-ui-react';
import { safeUrl } from '../../lib/safeUrl';
import styles from './facts.module.css';

const ORIGINS: Record<ServicePolicy['origin'], string> = {
  repository: 'The service’s own policy',
  central: 'The company’s policy',
  default:
    'The portal’s own policy: neither the service nor the company has one',
};

/** Where the policy is written. */
export const PolicyOrigin = (props: { policy: ServicePolicy }) => {
  const { origin, source } = props.policy;
  const url = safeUrl(source?.url);
  const place = source && `${source.file}:${source.line}`;
  return (
    <li>
      <div className={styles.factText}>
        <p>
          {ORIGINS[origin]}
          {place && ' '}
          {place &&
            (url ? (
              <a href={url} className={textStyles.inline}>
                <span className={textStyles.mono}>{place}</span>
              </a>
            ) : (
              <span className={textStyles.mono}>{place}</span>
            ))}
        </p>
      </div>
    </li>
  );
};
