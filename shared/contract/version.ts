/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "c0606fd05c39251c5ef061250d53f3865dee20ce1aff4eb39e7b7574ff59620d"
