import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-react';
import { mayRun } from '@causeway/plugin-golden-path-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/** A template as the wizard needs it. */
export interface WizardTemplate {
  entity: Entity;
  manifest: TemplateParameterSchema;
  /** Whether the person is among those that the template lets run it. */
  mayRun: boolean;
}

/** Reads a template and the questions that it asks. */
export function useTemplate(templateRef: string) {
  const catalogApi = useApi(catalogApiRef);
  const scaffolderApi = useApi(scaffolderApiRef);
  const identityApi = useApi(identityApiRef);
  return useAsyncRetry(async (): Promise<WizardTemplate> => {
    const [entity, manifest, identity] = await Promise.all([
      catalogApi.getEntityByRef(templateRef),
      scaffolderApi.getTemplateParameterSchema(templateRef),
      identityApi.getBackstageIdentity(),
    ]);
    if (!entity) {
      throw new NotFoundError(`The catalog has no template '${templateRef}'`);
    }
    return {
      entity,
      manifest,
      mayRun: mayRun(entity, identity.ownershipEntityRefs),
    };
  }, [catalogApi, scaffolderApi, identityApi, templateRef]);
}
