/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 5

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "a027bc255cc50282ee8bdbf9689b1cdc8578ec74ea753fa491a63860f7895fdd"
