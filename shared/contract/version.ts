/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 5

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "9e9d68d381208b39c973f48cfa4b6fe411c4183b43b6715c284caafa42da825c"
