import { stringifyEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { useEntity } from '@backstage/plugin-catalog-react';
import { cardStyles, LoadError } from '@causeway/plugin-ui-react';
import { useSearchParams } from 'react-router-dom';
import { useServiceSlos } from '../../hooks/useServiceSlos';
import { worstFirst } from '../../lib/worstFirst';
import { StaleNotice } from '../board/StaleNotice';
import ui from '../ui/ui.module.css';
import { EmptySlos } from './EmptySlos';
import { ProblemsCard } from './ProblemsCard';
import { ServiceFoot } from './ServiceFoot';
import { SloList } from './SloList';
import { SloView } from './SloView';
import { TabSkeleton } from './TabSkeleton';

/** The service page's tab: what was promised, what is true, how we know, what to do next. */
export const SlosTab = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const { value, error, reload, replace } = useServiceSlos(entityRef);
  const [params] = useSearchParams();

  if (!value) {
    // Whoever is here may see the service: it has no SLO file, or none that was read yet.
    if (error instanceof ResponseError && error.statusCode === 404) {
      return <EmptySlos entity={entity} />;
    }
    return error ? (
      <div className={cardStyles.card}>
        <LoadError what="The SLOs" error={error} onRetry={reload} />
      </div>
    ) : (
      <TabSkeleton />
    );
  }
  const slos = worstFirst(value.slos);
  const chosen = slos.find(({ name }) => name === params.get('slo')) ?? slos[0];
  const foot = (
    <ServiceFoot entityRef={entityRef} service={value} onRefreshed={replace} />
  );
  if (!chosen) {
    return (
      <div className={ui.stack}>
        <ProblemsCard problems={value.problems} />
        <EmptySlos entity={entity} />
        {foot}
      </div>
    );
  }
  return (
    <div>
      {error && (
        <StaleNotice
          error={error}
          evaluatedAt={value.evaluatedAt}
          onRetry={reload}
        />
      )}
      {slos.length > 1 && <SloList slos={slos} chosen={chosen.name} />}
      <SloView
        key={`${entityRef}\n${chosen.name}`}
        service={value}
        slo={chosen}
        onChanged={reload}
      />
      {foot}
    </div>
  );
};
