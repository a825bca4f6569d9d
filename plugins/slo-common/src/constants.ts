/** Id of the plugin that serves SLOs, and so of its API under `/api/slo`. @public */
export const SLO_PLUGIN_ID = 'slo';

/** Topic of the events service on which a policy's change of stage is announced; the payload is a {@link SloPolicyEvent}. @public */
export const SLO_POLICY_TOPIC = 'causeway.slo.policy';

/** Channel of the signals service that says that SLOs were evaluated anew; the message is a {@link SloSignal}. @public */
export const SLO_SIGNAL_CHANNEL = 'causeway:slo';
