/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "dd24c009e10c2f8bca0b6b1677f71719e1e1b1e6b6bc6c3fe4cd22bcf3253249"
