/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "5ec50a5c5e8d94f32e59ce1ef68ec0e5db42da882af31dfff406ab47c67dda75"
