/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/** The header in which each HTTP request of a page states its protocol version. Programs send none. */
export const versionHeader = "plenary-protocol"

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "6edb55fda61578c219f6107bb41d0c1d64ceb902136405414d184b881bacf3b3"
