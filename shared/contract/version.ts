/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/** The header in which each HTTP request of a page states its protocol version. Programs send none. */
export const versionHeader = "plenary-protocol"

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "0f267a1a9b21a6cdf184d1bcaf86f7a0ea58333e5053e3c8c93bcd13d4fe2fc8"
