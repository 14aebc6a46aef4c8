/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 3

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "66695ba38f7c0abcf08db99fa8dadc889017deb59ba84594075c3286c6f30c0b"
