/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "34061d36b5f5d1256b87a771fa70fcc5ea294d8a02ffd15a337bc7848aae82a9"
