import * as z from "zod"

const relative = z
  .string()
  .max(400)
  .regex(/^[A-Za-z0-9+/=]*$/)

/**
 * A passage of a note (DOMAIN K1): its two ends as Yjs relative positions (base64), its quoted text, and the text
 * before and after. If the positions are lost, the passage is found by the quoted text. `hash` is the SHA-256 (hex) of
 * the NFC form of that text.
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

/** The ends of a passage in one epoch of its note. The quote of the passage is the same in every epoch. */
export const AnchorEnds = Anchor.pick({ start: true, end: true })
export type AnchorEnds = z.infer<typeof AnchorEnds>
