/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "e639938b467cad127399fd9ce99bf3e526b55bc3bd28b9f5ac0e6b64593ecb54"
