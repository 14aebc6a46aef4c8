/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "02cd57ebef2f59f5aa84060891b8d0c19bd5b56bbe534cdad1d4f9404668c264"
