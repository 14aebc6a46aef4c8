/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "5e7e248cf352bf60dc222af2bf4608f00a3b76f9c2e505b8b20acc6a32558692"
