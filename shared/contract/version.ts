/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "dae3b0609f21964ef1f100f8ae6ce6a478e45e4fb97f2525e14c1844523225f9"
