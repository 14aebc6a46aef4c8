/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "3a93b3e752a7804d113ed2da8351c8f215f353a78899208f3eaa56ab98ad01fb"
