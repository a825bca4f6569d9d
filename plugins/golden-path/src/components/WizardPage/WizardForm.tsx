import { useState } from 'react';
import Box from '@mui/material/Box';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import {
  scaffolderApiRef,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { useTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import { useNavigate } from 'react-router-dom';
import { validator } from '../../form/validator';
import { proposedAnswers } from '../../lib/proposedAnswers';
import { canSkipAfter, reviewOf, withDefaults } from '../../lib/review';
import { submitProblem } from '../../lib/submitProblem';
import { templateFacts } from '../../lib/templateFacts';
import { runRouteRef } from '../../routes';
import { ReviewStep } from './ReviewStep';
import { StepForm } from './StepForm';
import { StepList } from './StepList';
import type { WizardTemplate } from './useTemplate';
import { useWizard } from './useWizard';
import type { Wizard } from './useWizard';
import { WhatYouGet } from './WhatYouGet';

function useCreate(templateRef: string, wizard: Wizard) {
  const scaffolderApi = useApi(scaffolderApiRef);
  const { secrets } = useTemplateSecrets();
  const runRoute = useRouteRef(runRouteRef);
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const [problem, setProblem] = useState<string>();
  const create = async () => {
    setCreating(true);
    setProblem(undefined);
    try {
      const { taskId } = await scaffolderApi.scaffold({
        templateRef,
        values: JSON.parse(JSON.stringify(wizard.values)),
        secrets,
      });
      wizard.finish();
      navigate(runRoute({ taskId }));
    } catch (error) {
      setProblem(submitProblem(error));
      setCreating(false);
    }
  };
  return { create, creating, problem };
}

function useForbidden(template: WizardTemplate): string | undefined {
  const { allowed, loading } = usePermission({
    permission: taskCreatePermission,
  });
  if (!template.mayRun) {
    return 'This golden path names the teams that may run it, and yours is not among them. Ask its owner.';
  }
  return allowed || loading
    ? undefined
    : 'Your sign-in may read, but not start runs. Sign in as somebody of a team.';
}

/** The wizard: steps, review, start. */
export function WizardForm(props: {
  template: WizardTemplate;
  extensions: FieldExtensionOptions[];
  /** The person's own team. */
  owner?: string;
}) {
  const { template, extensions } = props;
  const facts = templateFacts(template.entity);
  const { steps, presentation } = useTemplateSchema(template.manifest);
  const wizard = useWizard({
    templateRef: facts.entityRef,
    stepCount: steps.length,
    proposed: proposedAnswers({ steps, owner: props.owner }),
  });
  const { index, values, setValues, goTo } = wizard;
  const { create, creating, problem } = useCreate(facts.entityRef, wizard);
  const forbidden = useForbidden(template);
  const labels = presentation?.buttonLabels;
  const reviewLabel = labels?.reviewButtonText ?? 'Review';
  const step = steps[index];
  const last = index === steps.length - 1;

  return (
    <>
      <StepList
        titles={[...steps.map(({ title }) => title), reviewLabel]}
        index={index}
        onGoTo={goTo}
      />
      <Box
        sx={{
          display: 'grid',
          gap: '32px',
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: 'minmax(0, 640px) minmax(240px, 480px)',
          },
        }}
      >
        <Box sx={{ maxWidth: 640, minWidth: 0 }}>
          {step?.description && (
            <Box sx={{ color: 'var(--cw-text-2)', mb: '20px' }}>
              {step.description}
            </Box>
          )}
          {step ? (
            <StepForm
              key={step.title}
              step={step}
              values={values}
              extensions={extensions}
              nextLabel={last ? reviewLabel : 'Continue'}
              canSkip={canSkipAfter(steps, index)}
              onChange={setValues}
              onBack={index > 0 ? () => goTo(index - 1) : undefined}
              onDone={(answers, target) => {
                const toReview = target === 'review' || last;
                setValues(
                  toReview
                    ? withDefaults({ steps, values: answers, validator })
                    : answers,
                );
                goTo(toReview ? steps.length : index + 1);
              }}
            />
          ) : (
            <ReviewStep
              sections={reviewOf({ steps, values, validator })}
              createLabel={
                labels?.createButtonText ??
                (facts.type === 'service' ? 'Create service' : 'Create')
              }
              creating={creating}
              problem={problem}
              forbidden={forbidden}
              onChangeStep={goTo}
              onBack={() => goTo(steps.length - 1)}
              onCreate={create}
            />
          )}
        </Box>
        <WhatYouGet parts={facts.parts} />
      </Box>
    </>
  );
}
