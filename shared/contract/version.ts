/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "5893dfad9437c4a914691fbd9731bfbbb3b8891fe40c0374e336450c66be207e"
