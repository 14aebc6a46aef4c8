/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "c3eced7ebb962b40777cee3cc494ae3774fc2fcf8cfb5401ac3de92d07894e00"
