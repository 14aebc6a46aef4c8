/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "f224e728f192a3ed0fcccc9911bd41c5f97155a3a3aec8447b34f90a46980599"
