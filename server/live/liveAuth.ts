import * as z from "zod"
import type { LiveAuth } from "../../shared/contract/live.ts"
import { attributions, roles } from "../../shared/model/terms.ts"
import type { Slice } from "../../shared/rules/slice.ts"

const id = z.string().regex(/^[\w-]{1,64}$/)

/** A value from the page that the server only compares with its own value. */
const said = z.string().max(100)

const Folded = z.object({
  audience: z.enum(["room", "gallery"]),
  member: said.nullable(),
  role: z.enum(roles),
  side: said.nullable(),
  attribution: z.enum(attributions),
  contract: said,
})

const Auth = z.object({
  workspace: id,
  session: id.optional(),
  topic: id.optional(),
  from: z.int().min(0),
  incarnation: z.string().max(64),
  folded: Folded.optional(),
})

/**
 * Parses the `auth` object of the handshake; null if it is malformed. `auth` names the workspace and slice that the
 * page wants to follow. The cookie, not `auth`, proves who the person is.
 */
export function readAuth(raw: unknown): { auth: LiveAuth; slice: Slice } | null {
  const parsed = Auth.safeParse(raw)
  if (!parsed.success) return null
  const { session, topic, folded, ...rest } = parsed.data
  const auth = folded ? { ...rest, folded } : rest
  if (topic) return { auth: { ...auth, topic }, slice: { kind: "topic", topic } }
  if (session) return { auth: { ...auth, session }, slice: { kind: "session", session } }
  return { auth, slice: { kind: "workspace" } }
}
