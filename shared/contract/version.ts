/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "ce3b3edd552782565db4e9eebecdd5a693ede9f15061c7e26de83f5f036c4425"
