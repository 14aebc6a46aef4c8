/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "d678e3f7b628f00f926f748694b07ae25d9eba340e6ae3fda9c37bd023fcd8a3"
