/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "b7a7525e9bda0b993132f2c72d0bdf3d11c6d5c00daa7c29b15f507c99c6ab6d"
