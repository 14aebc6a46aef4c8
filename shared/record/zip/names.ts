/** Names of devices that Windows opens instead of a file, whatever follows the dot. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu

/** Characters that some system cannot write in a name, or that show the name otherwise than it is. */
const unfit = /[\p{C}\\:*?"<>|]/u

/**
 * Whether a program that unpacks the zip on any system writes this name below its folder, under the name that the
 * reader sees. The name of a folder ends with a slash.
 */
export function isSafeName(name: string): boolean {
  const parts = name.replace(/\/$/, "").split("/")
  return !unfit.test(name) && parts.every(part => part !== "" && !/[. ]$/.test(part) && !device.test(part))
}

/** The form in which names are compared. Some systems tell neither the case of letters nor composed letters apart. */
export const comparedName = (name: string): string => name.replace(/\/$/, "").normalize("NFC").toLowerCase()
