/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "6af0e639f7fbeaf926a501ba053537a3e066805d1712ddb9c8bb971bb4a3dbb3"
