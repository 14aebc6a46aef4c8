/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "7b9560d115626393092f549dc0fa5574380b847d7131744dba5ad7a0165bc1a7"
