import { useApi } from '@backstage/core-plugin-api';
import {
  Bones,
  Button,
  cardStyles,
  LoadError,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { sloApiRef } from '../../api/sloApiRef';
import { recentQuarters } from '../../lib/periods';
import { PageFrame } from '../ui/PageFrame';
import { ReportBody } from './ReportBody';
import { ReportChoice } from './ReportChoice';
import { reportLine } from './reportLine';

const PERIOD = /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/;

/** What became of a team's promises in a quarter, to read and to print. */
export const ReportPage = () => {
  const api = useApi(sloApiRef);
  const [params, setParams] = useSearchParams();
  const asked = params.get('period') ?? '';
  const period = PERIOD.test(asked) ? asked : recentQuarters()[0].id;
  const owner = params.get('owner') ?? undefined;
  const load = useCallback(
    () => api.getReport({ owner, period }),
    [api, owner, period],
  );
  const { value, error, reload } = useLoaded(load);
  const go = (change: { owner?: string; period?: string }) => {
    const next = { owner, period, ...change };
    setParams({
      ...(next.owner && { owner: next.owner }),
      period: next.period,
    });
  };
  const title = value?.ownerTitle
    ? `SLO report, ${value.ownerTitle}`
    : 'SLO report';
  return (
    <PageFrame
      below
      title={title}
      line={value && reportLine(value)}
      actions={
        <Button disabled={!value} onClick={() => window.print()}>
          Print
        </Button>
      }
    >
      <ReportChoice
        owner={owner}
        period={period}
        owners={value?.owners ?? []}
        onChange={go}
      />
      {error && (
        <div className={cardStyles.card}>
          <LoadError what="The report" error={error} onRetry={reload} />
        </div>
      )}
      {!value && !error && (
        <div className={cardStyles.card}>
          <Bones lines={8} label="Reading the report" />
        </div>
      )}
      {value && <ReportBody report={value} />}
    </PageFrame>
  );
};
