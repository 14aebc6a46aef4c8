/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "287d1870d76ec9996107ea6342fc5af411927ec952e509976c68ebc26664b895"
