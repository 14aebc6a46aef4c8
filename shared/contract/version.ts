/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "abe3dd43dd298d1a53494bd38698e5d0839758310188371a1e55857f8c595041"
