/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "ccd1b2346133a8143e8a52ff5150321db4067f4f6dfafcf0d3155fd72910b8df"
