/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "f0b042456a78c2f216958ba619b8fa17b2d36294dfa4d6a63ee11052ed6f665a"
