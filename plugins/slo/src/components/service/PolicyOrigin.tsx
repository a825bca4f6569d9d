import type { ServicePolicy } from '@causeway/plugin-slo-common';
import { safeUrl } from '../../lib/safeUrl';
import ui from '../ui/ui.module.css';
import styles from './service.module.css';

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
              <a href={url} className={ui.inline}>
                <span className={ui.mono}>{place}</span>
              </a>
            ) : (
              <span className={ui.mono}>{place}</span>
            ))}
        </p>
      </div>
    </li>
  );
};
