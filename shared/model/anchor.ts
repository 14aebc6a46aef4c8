import * as z from "zod"

const relative = z
  .string()
  .max(400)
  .regex(/^[A-Za-z0-9+/=]*$/)

/**
 * A passage of a note (DOMAIN K1): Yjs relative positions (base64) of its two ends, and its quote, by which it is found
 * if they are lost. `hash` is the SHA-256 (hex) of the NFC text.
 */
export const Anchor = z.object({
  start: relative,
  end: relative,
  exact: z.string().min(1).max(20_000),
  before: z.string().max(64),
  after: z.string().max(64),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Anchor = z.infer<typeof Anchor>

/** The ends of a passage in one epoch of its note; the quote is the same in all. */
export const AnchorEnds = Anchor.pick({ start: true, end: true })
export type AnchorEnds = z.infer<typeof AnchorEnds>
