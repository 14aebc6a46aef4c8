/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "718f0b33a051a0620bc9b0b688555ade5041ddeb579e17c1e1f0570f1dc52c85"
