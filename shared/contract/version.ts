/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "e5ae90724d03dce5fb8b156f97ce5c2f4def9b5e22a9ae5cc9aa85d11fdd77a0"
