/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "8be1d7b2d400e95c0da4ed1a5813d612f1d5192893652fc61c258d4c90558f69"
