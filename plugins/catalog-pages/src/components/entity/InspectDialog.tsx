import { Entity } from '@backstage/catalog-model';
import { InspectEntityDialog } from '@backstage/plugin-catalog-react';
import { ComponentProps } from 'react';
import { useSearchParams } from 'react-router-dom';

type InspectTab = ComponentProps<typeof InspectEntityDialog>['initialTab'];

/** The stock dialog with everything the catalog knows, opened by `?inspect`. */
export const InspectDialog = (props: { entity: Entity }) => {
  const [params, setParams] = useSearchParams();
  const change = (tab: string | undefined) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        if (tab === undefined) {
          next.delete('inspect');
        } else {
          next.set('inspect', tab);
        }
        return next;
      },
      { replace: true },
    );
  return (
    <InspectEntityDialog
      open
      entity={props.entity}
      initialTab={(params.get('inspect') || undefined) as InspectTab}
      onClose={() => change(undefined)}
      onSelect={tab => change(tab)}
    />
  );
};
