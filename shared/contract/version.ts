/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "6de7ff6496c72a79535535f553ff5f73e92a0d5e5d9673d806cecbc697420263"
