import { useApi } from '@backstage/core-plugin-api';
import type { SloRehearsal } from '@causeway/plugin-slo-common';
import { useAction } from '@causeway/plugin-ui-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { RehearsalRequest } from '../../api/types';
import { sloApiRef } from '../../api/sloApiRef';
import { rehearsalRequest, USUAL_DAYS } from '../../lib/rehearsalRequest';
import { PageFrame } from '../ui/PageFrame';
import ui from '../ui/ui.module.css';
import { OpenProposals } from './OpenProposals';
import { RehearsalForm } from './RehearsalForm';
import { RehearsalResult } from './RehearsalResult';
import styles from './rehearsal.module.css';

/** Tries a change of SLOs on the past: the pages it would have sent, the budget it would have used. */
export const RehearsalPage = () => {
  const api = useApi(sloApiRef);
  const { running, problem, run } = useAction();
  const [result, setResult] = useState<SloRehearsal>();
  const rehearse = (request: RehearsalRequest) =>
    run(async () => {
      setResult(undefined);
      setResult(await api.rehearse(request));
    });
  const [params, setParams] = useSearchParams();
  const rehearseProposal = (choice: {
    entityRef: string;
    proposal: string;
  }) => {
    const { entityRef, proposal } = choice;
    setParams({ entity: entityRef, proposal });
    const wanted = rehearsalRequest({
      ...choice,
      source: 'proposal',
      file: { path: '', content: '' },
      days: USUAL_DAYS,
    });
    if (!('problem' in wanted)) rehearse(wanted);
  };
  return (
    <PageFrame
      below
      title="Rehearse a change"
      line="Tries SLOs on what really happened, before anybody is paged by them."
    >
      <div className={styles.columns}>
        <div className={ui.stack}>
          <OpenProposals running={running} onRehearse={rehearseProposal} />
          <RehearsalForm
            key={params.toString()}
            running={running}
            onRehearse={rehearse}
          />
        </div>
        <div className={ui.stack} aria-live="polite">
          {problem && (
            <div role="alert" className={`${ui.notice} ${ui.bad}`}>
              <span>{`The rehearsal failed: ${problem}`}</span>
            </div>
          )}
          <RehearsalResult result={result} running={running} />
        </div>
      </div>
    </PageFrame>
  );
};
