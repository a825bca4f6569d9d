import type { BurnWindow, SloDetail } from '@causeway/plugin-slo-common';
import { cardStyles, joinClasses } from '@causeway/plugin-ui-react';
import { alertLines } from '../../lib/alertLines';
import { BURN_ORDER, burnScale } from '../../lib/burnScale';
import { formatBurn } from '../../lib/formatBurn';
import { formatNumber } from '../../lib/formatNumber';
import { formatPercent } from '../../lib/formatPercent';
import { Card } from '../ui/Card';
import { Truth } from '../ui/Truth';
import ui from '../ui/ui.module.css';
import styles from './burnCard.module.css';

function whyOf(slo: SloDetail, window: BurnWindow): string {
  const { rate, bad, total, coverage } = slo.burn[window];
  if (rate === null) return 'Nothing was observed in this time';
  const seen =
    coverage < 1 ? `, ${formatPercent(coverage)} of the time observed` : '';
  return `${formatNumber(bad)} bad of ${formatNumber(
    total,
  )}${seen}, divided by the ${formatPercent(
    1 - slo.objective,
  )} that may be bad. 1× uses the budget up in exactly one window.`;
}

/** How fast the budget burns over several windows, with the marks above which alerts fire. */
export const BurnCard = (props: { slo: SloDetail }) => {
  const { slo } = props;
  const { most, bars } = burnScale(slo);
  return (
    <Card title="Burn rate now">
      <div className={cardStyles.body}>
        <dl className={styles.burn}>
          {BURN_ORDER.map(window => {
            const { share, marks, tone } = bars[window];
            return (
              <div
                key={window}
                style={{ display: 'contents' }}
                title={whyOf(slo, window)}
              >
                <dt>{window.replace('m', ' min').replace(/[hd]/, ' $&')}</dt>
                <dd className={ui[tone]}>
                  <div
                    className={joinClasses(
                      styles.track,
                      share === null && styles.trackUnknown,
                    )}
                  >
                    {share !== null && (
                      <span
                        className={styles.trackFill}
                        style={{ width: `${share * 100}%` }}
                      />
                    )}
                    {marks.map(mark => (
                      <span
                        key={mark}
                        className={styles.mark}
                        style={{ left: `${mark * 100}%` }}
                      />
                    ))}
                  </div>
                </dd>
                <dd className={joinClasses(styles.burnValue, ui[tone])}>
                  {slo.burnRates[window] === null
                    ? 'unknown'
                    : formatBurn(slo.burnRates[window])}
                </dd>
              </div>
            );
          })}
        </dl>
        <div className={styles.burnAxis} aria-hidden>
          <span>0</span>
          <span>{formatBurn(most / 2)}</span>
          <span>{formatBurn(most)}</span>
        </div>
        <ul className={styles.alerts}>
          {alertLines(slo).map(({ key, truth, text, title }) => (
            <li key={key}>
              <Truth truth={truth} title={title}>
                {text}
              </Truth>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
};
