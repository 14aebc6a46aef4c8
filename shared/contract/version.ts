/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "f79c7d5cd6b136e8794d59b2cf0a863cc2242d0a6cc9d430f9f70b3a3555b99d"
