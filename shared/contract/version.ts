/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 3

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "91990df2c4ab649822c0d7f2c9a3ae73965c7e2374b08608a9273be66c618c92"
