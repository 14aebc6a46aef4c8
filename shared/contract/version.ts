/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "4fcc37385c2c56e5f122f9bae7c0f4c523ff1d098a13c4935ffbffd2ae9257d3"
