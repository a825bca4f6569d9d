import { useApi } from '@backstage/core-plugin-api';
import type { SloDetail } from '@causeway/plugin-slo-common';
import { cardStyles, textStyles, useAction } from '@causeway/plugin-ui-react';
import { sloApiRef } from '../../api/sloApiRef';
import { BOARD_PATH } from '../../lib/paths';
import { placeOf } from '../../lib/placeOf';
import { personName } from '../../lib/personName';
import { safeUrl } from '../../lib/safeUrl';
import { saveFile } from '../../lib/saveFile';
import { Card } from '../ui/Card';
import ui from '../ui/ui.module.css';
import { Link } from 'react-router-dom';
import { Queries } from './Queries';
import styles from './linksCard.module.css';

/** Props of {@link LinksCard}. */
export interface LinksCardProps {
  entityRef: string;
  slo: SloDetail;
}

const FORMATS: Record<SloDetail['format'], string> = {
  sloth: 'Sloth',
  'sloth-crd': 'Sloth, Kubernetes',
  openslo: 'OpenSLO',
  pyrra: 'Pyrra',
};

/** How we know: the file and line, the query, and where to look further. */
export const LinksCard = (props: LinksCardProps) => {
  const { entityRef, slo } = props;
  const api = useApi(sloApiRef);
  const { running, problem, run } = useAction();
  const { source } = slo;
  const place = placeOf(source);
  const file = safeUrl(source.url);
  const links = [
    { label: 'Dashboard', url: safeUrl(slo.dashboardUrl) },
    { label: 'Query in Prometheus', url: safeUrl(slo.queryUrl) },
    { label: 'Runbook', url: safeUrl(slo.runbookUrl) },
  ].flatMap(({ label, url }) => (url ? [{ label, url }] : []));
  const download = () =>
    run(async () =>
      saveFile(
        `${personName(entityRef)}-rules.yaml`,
        await api.getRules(entityRef),
      ),
    );
  return (
    <Card title="How we know" aside={FORMATS[slo.format]}>
      <div className={cardStyles.body}>
        <div className={styles.links}>
          {file ? (
            <a href={file} className={textStyles.link}>
              <span className={textStyles.mono}>{place}</span>
            </a>
          ) : (
            <span className={textStyles.mono}>{place}</span>
          )}
          {source.object && (
            <span className={textStyles.quiet}>
              {`at resource version ${source.object.resourceVersion}`}
            </span>
          )}
          {source.commit && (
            <span className={textStyles.quiet} title={source.commit}>
              {`at ${source.commit.slice(0, 7)}`}
            </span>
          )}
        </div>
        <div className={styles.links} style={{ marginTop: 8 }}>
          {links.map(({ label, url }) => (
            <a
              key={label}
              href={url}
              className={textStyles.link}
              target="_blank"
              rel="noreferrer"
            >
              {label}
            </a>
          ))}
          {slo.sli.type !== 'external' && (
            <button
              type="button"
              className={textStyles.link}
              disabled={running}
              onClick={download}
            >
              Prometheus rules
            </button>
          )}
          <Link
            to={`${BOARD_PATH}/rehearse?${new URLSearchParams({
              entity: entityRef,
            })}`}
            className={textStyles.link}
          >
            Rehearse a change
          </Link>
        </div>
        {problem && (
          <span role="alert" className={ui.bad}>
            {problem}
          </span>
        )}
        <Queries sli={slo.sli} />
      </div>
    </Card>
  );
};
