/** The version of the wire protocol. Raise it when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** A hash of the whole contract, so that nobody changes it without considering the version above. */
export const contractHash = "73a82bc9864b2d272d8527e0a93cf75413c52cb75ecd387d6991d917525bee9f"
