/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 5

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "f6998d0fc91f5617b1abdd9985f796c7e56147b81e84ee1cffb93eaf3b9ab4c7"
