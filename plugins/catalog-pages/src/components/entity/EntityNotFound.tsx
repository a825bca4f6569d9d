import { useRouteRef } from '@backstage/core-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { Link } from 'react-router-dom';
import { useDocumentTitle } from '../../hooks/useDocumentTitle';
import { kindName } from '../../lib/kinds';
import { refKind, refName } from '../../lib/refs';
import { PageHeader } from '../ui/PageHeader';
import { StateMessage } from '../ui/StateMessage';
import ui from '../ui/ui.module.css';

/** What was looked for. */
export interface EntityNotFoundProps {
  /** Full ref. */
  entityRef: string;
  /** Looks again, for what was registered only just now. */
  onRetry(): void;
}

/** Says that there is no such entity, what was looked for, and where to look next. */
export const EntityNotFound = (props: EntityNotFoundProps) => {
  const catalogRoute = useRouteRef(catalogPlugin.routes.catalogIndex);
  const kind = refKind(props.entityRef);
  const name = refName(props.entityRef);
  const { plural } = kindName(kind);
  useDocumentTitle(name, 'Not found');
  const search = new URLSearchParams({ view: 'all', kind, q: name });
  return (
    <>
      <PageHeader title={name} line="not in the catalog" />
      <div className={ui.card}>
        <StateMessage
          title="The catalog has no entry of this name"
          actions={
            <>
              <button
                type="button"
                className={ui.button}
                onClick={props.onRetry}
              >
                Look again
              </button>
              <Link to={`${catalogRoute?.()}?${search}`} className={ui.button}>
                {`Search ${plural} for “${name}”`}
              </Link>
              <Link to={catalogRoute?.() ?? '/'} className={ui.button}>
                Open the catalog
              </Link>
            </>
          }
        >
          {`“${props.entityRef}” was looked for. It may have been renamed or removed, it may not have been read yet (a new registration takes a few seconds), or you may not be allowed to see it.`}
        </StateMessage>
      </div>
    </>
  );
};
