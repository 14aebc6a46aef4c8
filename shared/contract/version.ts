/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 3

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "7a5b30b12fe3e191385bfcb50126cfdf39c2d8d0e2f07a29e3a4b9a2983f352c"
