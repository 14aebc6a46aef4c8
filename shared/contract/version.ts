/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "8aec274726410c895c776503d9ebff0bb2580e49622e7c13accb8fd32cd50925"
