/** A date is wanted and not there yet. It is no instant, so the rules refuse it: left empty it would mean "never". */
export const NO_DATE = 'date'
