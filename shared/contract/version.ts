/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "3f90030a5bf06bb7fad13a336f73a139dbd2ba612a6bf074da26dd7233ef5f2a"
