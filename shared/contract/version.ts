/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "8147ca68dc3e45ee3030fec26d315e40080b1d9c301b4857e6d31c71a1b34fa1"
