import { useApi } from '@backstage/core-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { fieldStyles, useLoaded } from '@causeway/plugin-ui-react';
import { useCallback, useId } from 'react';
import ui from '../ui/ui.module.css';

/** Props of {@link ServiceField}. */
export interface ServiceFieldProps {
  /** Entity ref. */
  value: string;
  onChange(value: string): void;
}

/** A list that people choose from; a ref that isn't on it can be typed. */
const MOST = 500;

/** Asks whose SLOs change. */
export const ServiceField = (props: ServiceFieldProps) => {
  const { value, onChange } = props;
  const id = useId();
  const catalog = useApi(catalogApiRef);
  const load = useCallback(
    () =>
      catalog.queryEntities({
        filter: { kind: 'component' },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
        ],
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: MOST,
      }),
    [catalog],
  );
  const services = useLoaded(load).value?.items ?? [];
  return (
    <div className={ui.field}>
      <label htmlFor={`${id}-input`}>Service</label>
      <input
        id={`${id}-input`}
        className={fieldStyles.input}
        list={`${id}-services`}
        value={value}
        required
        placeholder="component:default/…"
        autoComplete="off"
        onChange={event => onChange(event.target.value)}
      />
      <datalist id={`${id}-services`}>
        {services.map(entity => {
          const ref = stringifyEntityRef(entity);
          const { title, name } = entity.metadata;
          return <option key={ref} value={ref} label={title ?? name} />;
        })}
      </datalist>
    </div>
  );
};
