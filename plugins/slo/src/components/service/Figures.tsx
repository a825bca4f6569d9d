import type { SloDetail } from '@causeway/plugin-slo-common';
import { formatBudget } from '../../lib/formatBudget';
import { formatNumber } from '../../lib/formatNumber';
import { formatPercent } from '../../lib/formatPercent';
import { measuredBudget } from '../../lib/measuredBudget';
import { forecastText } from '../../lib/forecastText';
import { truthClass } from '../../lib/truthClass';
import { windowText } from '../../lib/windowText';
import { Why } from '../ui/Why';
import styles from './figures.module.css';

/** The numbers behind the sentence; each says how it was made. */
export const Figures = (props: { slo: SloDetail }) => {
  const { slo } = props;
  const { remaining, word } = measuredBudget(slo);
  const unit = slo.unit === 'slices' ? 'slices of time' : 'events';
  const window = windowText(slo.window);
  const { text, truth, why } = forecastText(slo.forecast.hour);
  const figures = [
    {
      label: `Now, ${window}`,
      value: slo.attainment === null ? word : formatPercent(slo.attainment),
      className: truthClass(slo.truth),
      why:
        slo.attainment === null
          ? slo.truthReason
          : `${formatNumber(slo.good)} good of ${formatNumber(
              slo.total,
            )} ${unit} over ${window}; ${formatPercent(
              slo.objective,
            )} was promised.`,
    },
    {
      label: 'Budget left',
      value: remaining === null ? word : formatBudget(remaining),
      className: truthClass(remaining === null ? 'unknown' : slo.truth),
      why:
        remaining === null || slo.allowed === null
          ? slo.truthReason
          : `1 − ${formatNumber(slo.bad)} bad ÷ ${formatNumber(
              slo.allowed,
            )} that the budget allows: (1 − ${formatPercent(
              slo.objective,
            )}) of ${formatNumber(slo.total)} ${unit}.`,
    },
    {
      label: 'At this rate',
      value: text,
      className: truthClass(slo.truth === 'unknown' ? 'unknown' : truth),
      why: `${why}. By the rate of the last day: ${slo.forecast.day.reason}.`,
    },
    {
      label: 'Observed',
      value: formatPercent(slo.coverage),
      className: undefined,
      why: `The part of the window of which the ledger has counts. Sources: ${
        slo.sources.join(', ') || 'none yet'
      }.${
        slo.approximate
          ? ' Counts were made from recorded ratios, and are approximate.'
          : ''
      }`,
    },
  ];
  return (
    <dl className={styles.figures}>
      {figures.map((figure, index) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd className={figure.className}>
            <Why text={figure.why} end={index > 1}>
              {figure.value}
            </Why>
          </dd>
        </div>
      ))}
    </dl>
  );
};
