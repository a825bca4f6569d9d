import type {
  ChangeKind,
  ServicePolicy,
  SloTruth,
} from '@causeway/plugin-slo-common';
import { Truth } from '../ui/Truth';
import styles from './facts.module.css';

const KINDS: { kind: ChangeKind; label: string }[] = [
  { kind: 'feature', label: 'A feature' },
  { kind: 'fix', label: 'A fix' },
  { kind: 'critical', label: 'A critical fix' },
];

const ANSWERS: Record<string, { truth: SloTruth; text: string }> = {
  allow: { truth: 'holds', text: 'may ship' },
  block: { truth: 'broken', text: 'is blocked' },
  unknown: { truth: 'unknown', text: '' },
};

/** Props of {@link GateAnswers}. */
export interface GateAnswersProps {
  gate: ServicePolicy['gate'];
  /** A reason that the page gives already. */
  known?: string;
}

/** What the gate answers to each kind of change, in the words in which it answers a release. */
export const GateAnswers = (props: GateAnswersProps) => (
  <li>
    <div className={styles.factText}>
      <span className={styles.strong}>What may ship</span>
      <ul className={styles.gate} aria-label="Answers of the gate">
        {KINDS.map(({ kind, label }) => {
          const { decision, condition, waiver, reason } = props.gate[kind];
          const { truth, text } = ANSWERS[decision] ?? ANSWERS.unknown;
          return (
            <li key={kind}>
              <Truth
                truth={condition || waiver ? 'at-risk' : truth}
                title={reason}
              >
                {text
                  ? `${label} ${text}`
                  : `${label}: unknown${props.known ? '' : ', not judged yet'}`}
              </Truth>
              {(condition ||
                waiver ||
                (decision === 'unknown' &&
                  props.known &&
                  reason !== props.known)) && (
                <p>
                  {waiver ? 'By a waiver: ' : ''}
                  {waiver?.reason ?? condition ?? reason}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  </li>
);
