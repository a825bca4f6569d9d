import { useApi } from '@backstage/core-plugin-api';
import type { ServiceSlos } from '@causeway/plugin-slo-common';
import { textStyles, useAction } from '@causeway/plugin-ui-react';
import { useState } from 'react';
import { sloApiRef } from '../../api/sloApiRef';
import { useNow } from '../../hooks/useNow';
import { placeOf } from '../../lib/placeOf';
import { safeUrl } from '../../lib/safeUrl';
import { Time } from '../ui/Time';
import ui from '../ui/ui.module.css';

/** Props of {@link ServiceFoot}. */
export interface ServiceFootProps {
  entityRef: string;
  service: ServiceSlos;
  onRefreshed(service: ServiceSlos): void;
}

/** The files that were read and their ages, and the way to have it all newer. */
export const ServiceFoot = (props: ServiceFootProps) => {
  const { entityRef, service, onRefreshed } = props;
  const api = useApi(sloApiRef);
  const now = useNow();
  const [told, setTold] = useState('');
  const { running, problem, run } = useAction();
  const refresh = () =>
    run(async () => {
      setTold('');
      onRefreshed(await api.refreshService(entityRef));
      setTold('Read again just now');
    });
  return (
    <div className={ui.foot}>
      {service.files.map(({ path, url, commit, readAt, object }) => {
        const link = safeUrl(url);
        return (
          <span key={path}>
            {link ? (
              <a href={link} className={textStyles.link}>
                <span className={textStyles.mono}>{path}</span>
              </a>
            ) : (
              <span className={textStyles.mono}>
                {object ? placeOf({ file: path, line: 1, object }) : path}
              </span>
            )}{' '}
            {commit && <span title={commit}>{`${commit.slice(0, 7)}, `}</span>}
            read <Time at={readAt} now={now} />
          </span>
        );
      })}
      {service.evaluatedAt !== null && (
        <span>
          judged <Time at={service.evaluatedAt} now={now} />
        </span>
      )}
      {service.viewer.refresh && (
        <button
          type="button"
          className={textStyles.link}
          disabled={running}
          onClick={refresh}
        >
          {running ? 'Reading…' : 'Refresh now'}
        </button>
      )}
      <span role="status" className={problem ? ui.bad : undefined}>
        {problem ?? told}
      </span>
    </div>
  );
};
