/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "ecb89c7154278a6be8c3eedf594e5fa852c6e8bb254ce7e5923edeba9de69bad"
