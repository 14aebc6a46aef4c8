/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "4400b6e7d8caac9e2d92c70efea7c9e0ec6651cbef1fa6b4f9c5502760e9e12b"
