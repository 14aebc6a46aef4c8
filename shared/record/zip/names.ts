/** Names of devices that Windows opens instead of a file, whatever follows the dot. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i

/** One part of a path: letters, digits, hyphens, low lines and dots, the dots within. Longer names are none of ours. */
const part = /^[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,199}[A-Za-z0-9_-])?$/

/**
 * Whether a program that unpacks the zip on any system writes this name below its folder, under the name that the
 * reader sees. Plenary writes only such names.
 */
export const isSafeName = (name: string): boolean => name.split("/").every(one => part.test(one) && !device.test(one))

/** The form in which names are compared, as some systems do not tell the case of letters apart. */
export const comparedName = (name: string): string => name.toLowerCase()
