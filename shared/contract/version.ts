/** The version of the wire protocol. Raise it when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** A hash of the whole contract, so that nobody changes it without considering the version above. */
export const contractHash = "098709219093885c42907386bdc974b4f8327c54ea8efd1d4f30e1ce461df888"
