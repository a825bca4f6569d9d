import { useRouteRef } from '@backstage/core-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  Button,
  ButtonLink,
  cardStyles,
  StateMessage,
  useDocumentTitle,
} from '@causeway/plugin-ui-react';
import { kindName } from '../../lib/kinds';
import { refKind, refName } from '../../lib/refs';
import { PageHeader } from '../ui/PageHeader';

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
      <div className={cardStyles.card}>
        <StateMessage
          role="status"
          title="The catalog has no entry of this name"
          actions={
            <>
              <Button onClick={props.onRetry}>Look again</Button>
              <ButtonLink to={`${catalogRoute?.()}?${search}`}>
                {`Search ${plural} for “${name}”`}
              </ButtonLink>
              <ButtonLink to={catalogRoute?.() ?? '/'}>
                Open the catalog
              </ButtonLink>
            </>
          }
        >
          {`“${props.entityRef}” was looked for. It may have been renamed or removed, it may not have been read yet (a new registration takes a few seconds), or you may not be allowed to see it.`}
        </StateMessage>
      </div>
    </>
  );
};
