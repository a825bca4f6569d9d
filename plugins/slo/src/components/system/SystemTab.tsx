import { stringifyEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { SystemSlos } from '@causeway/plugin-slo-common';
import {
  ButtonLink,
  cardStyles,
  LoadError,
  StateMessage,
} from '@causeway/plugin-ui-react';
import { useSearchParams } from 'react-router-dom';
import { useSystemSlos } from '../../hooks/useSystemSlos';
import { BOARD_PATH } from '../../lib/paths';
import { StaleNotice } from '../board/StaleNotice';
import { TabSkeleton } from '../service/TabSkeleton';
import ui from '../ui/ui.module.css';
import { CompositeCard } from './CompositeCard';
import { MembersCard } from './MembersCard';
import { SystemFoot } from './SystemFoot';

function kindIn(params: URLSearchParams): SystemSlos['kind'] | undefined {
  const kind = params.get('kind');
  return kind === 'weighted' || kind === 'all-of' ? kind : undefined;
}

/** The system page's tab: all SLOs of its services as one budget, and how each counts. */
export const SystemTab = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const [params, setParams] = useSearchParams();
  const { value, error, reload } = useSystemSlos(entityRef, kindIn(params));

  if (!value) {
    if (error instanceof ResponseError && error.statusCode === 404) {
      return (
        <div className={cardStyles.card}>
          <StateMessage
            title="No SLO in this system yet"
            actions={
              <ButtonLink to={`${BOARD_PATH}?view=all`}>
                See all SLOs
              </ButtonLink>
            }
          >
            None of its services that you may see has an SLO. Once one has, this
            page says what the system promised and kept altogether.
          </StateMessage>
        </div>
      );
    }
    return error ? (
      <div className={cardStyles.card}>
        <LoadError
          what="The SLOs of the system"
          error={error}
          onRetry={reload}
        />
      </div>
    ) : (
      <TabSkeleton />
    );
  }
  return (
    <div className={ui.stack}>
      {error && (
        <StaleNotice
          error={error}
          evaluatedAt={value.evaluatedAt}
          onRetry={reload}
        />
      )}
      <CompositeCard
        system={value}
        onKind={kind => setParams({ kind }, { replace: true })}
      />
      <MembersCard system={value} />
      <SystemFoot system={value} />
    </div>
  );
};
