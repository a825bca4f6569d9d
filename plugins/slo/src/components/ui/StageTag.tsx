import type { SloSummary } from '@causeway/plugin-slo-common';
import { Tag } from '@causeway/plugin-ui-react';
import { formatTime } from '../../lib/formatTime';
import { stageText } from '../../lib/stageText';
import ui from './ui.module.css';

/** Props of {@link StageTag}. */
export interface StageTagProps {
  stage: SloSummary['stage'];
  /** Why the SLO is kept out of the policy. */
  quarantined?: string | null;
}

function whyOf({ stage, quarantined }: StageTagProps): string {
  if (quarantined) return `Kept out of the policy: ${quarantined}`;
  if (!stage) return 'The policy has not judged this yet';
  if (stage.status === 'unknown') {
    return 'An SLO of the service is unknown, so that the policy can’t judge';
  }
  return stage.index
    ? `Stage ${stage.index}, ${
        stage.name ?? 'without a name'
      }, since ${formatTime(stage.since)}`
    : 'No stage of the error-budget policy has begun';
}

/** What the policy says to changes of the service. */
export const StageTag = (props: StageTagProps) => {
  const { text, tone } = stageText(props.stage, props.quarantined);
  const why = whyOf(props);
  return tone ? (
    <Tag tone={tone} title={why}>
      {text}
    </Tag>
  ) : (
    <span className={ui.plain} title={why}>
      {text}
    </span>
  );
};
