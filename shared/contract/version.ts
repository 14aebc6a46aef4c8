/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/** The header in which each HTTP request of a page states its protocol version. Programs send none. */
export const versionHeader = "plenary-protocol"

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "a902840f0a9ebb72a3072701c25f3a4c239fd30ec13642ed461d05e19b01ef9f"
