/** The version of the wire protocol. Raise it when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** A hash of the whole contract, so that nobody changes it without considering the version above. */
export const contractHash = "17a60f97bdc70e675f17734b078768e2ded429a0a810e49a4b9e8ff1bcfb268a"
