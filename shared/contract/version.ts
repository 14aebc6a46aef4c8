/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "c21a87ade67528ab82dd39d7fdf6f515ec35aa8cfc38161f4f968510d9d022bc"
