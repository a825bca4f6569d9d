/**
 * Topic of the events service on which the SLO backend says what changed. The payload is a {@link SloChange}.
 *
 * @public
 */
export const SLO_CHANGES_TOPIC = 'causeway.slo';
