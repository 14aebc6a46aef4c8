/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "e74ec69980fbdfa412b03d3d65a7ef6b8aa9fceb8bba8b01b44cc23f026972c8"
