import { createHash } from "node:crypto"

/** The first twelve digits of a text's SHA-256, with which a golden notices a change. */
export const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12)
