/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "92c5ec205a01837103fc81ddf953b244f0b5d68be9cc1830746013978d842bee"
