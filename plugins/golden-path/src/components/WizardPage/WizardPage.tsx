import type { ReactElement } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { SecretsContextProvider } from '@backstage/plugin-scaffolder-react';
import { OwnersContext } from '../../fields/OwnersContext';
import { useOwners } from '../../fields/useOwners';
import { templateFacts } from '../../lib/templateFacts';
import { Notice } from '../PageFrame/Notice';
import { PageFrame } from '../PageFrame/PageFrame';
import { FormSkeleton } from './FormSkeleton';
import { useFieldExtensions } from './useFieldExtensions';
import { useTemplate } from './useTemplate';
import { WizardForm } from './WizardForm';

/** Props of {@link WizardPage}. */
export interface WizardPageProps {
  namespace: string;
  templateName: string;
  /** The stock wizard, for templates that use what this one doesn't have. */
  stock: ReactElement | null;
}

/** The wizard of one golden path. */
export function WizardPage(props: WizardPageProps) {
  const { namespace, templateName, stock } = props;
  const templateRef = stringifyEntityRef({
    kind: 'Template',
    namespace,
    name: templateName,
  });
  const template = useTemplate(templateRef);
  const fields = useFieldExtensions();
  const teams = useOwners();
  const error = template.error ?? fields.error;
  const facts = template.value && templateFacts(template.value.entity);
  const manifest = template.value?.manifest;
  // Form decorators can only be run by the stock wizard: their API is not public.
  const decorators =
    manifest?.formDecorators ?? manifest?.EXPERIMENTAL_formDecorators ?? [];
  if (decorators.length > 0) {
    return stock;
  }
  return (
    <PageFrame
      below
      title={facts ? `New ${facts.title}` : 'Create'}
      summary={[facts?.summary, facts?.takes && `${facts.takes}.`]
        .filter(Boolean)
        .join(' ')}
    >
      {error && (
        <Notice
          tone="bad"
          title="This golden path can't be opened"
          retry={() => {
            template.retry();
            fields.retry();
          }}
        >
          {error.message}
        </Notice>
      )}
      {!error && !(template.value && fields.value && teams.owners) && (
        <FormSkeleton />
      )}
      {template.value && fields.value && teams.owners && (
        <SecretsContextProvider>
          <OwnersContext.Provider value={teams}>
            <WizardForm
              key={templateRef}
              template={template.value}
              extensions={fields.value}
              owner={teams.owners.own}
            />
          </OwnersContext.Provider>
        </SecretsContextProvider>
      )}
    </PageFrame>
  );
}
