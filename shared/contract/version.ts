/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "4a136ddbf5c8c3f5e3c630a549f131ba58b98c8eae7f3f50c242cc76cf493027"
