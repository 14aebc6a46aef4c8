import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto"
import * as z from "zod"
import type { HttpPorts } from "../../ports.ts"

type Ports = Pick<HttpPorts, "clock" | "directory">

const Sealed = z.object({ until: z.number(), content: z.string() })

/**
 * Hands the state of a step that anybody may begin to the browser that began it, readable and changeable by this server
 * alone. Nothing is stored for a step until it ends, so that strangers who begin many use up nothing, and no limit on
 * beginnings has to stop anybody (DOMAIN ML4). `purpose` keeps what was sealed for one step from another.
 */
export function sealing({ clock, directory }: Ports, purpose: string, lifeMs: number) {
  const key = async () =>
    createHmac("sha256", await directory.secret())
      .update(`sealed ${purpose}`)
      .digest()
  return {
    async seal(content: string): Promise<string> {
      const nonce = randomBytes(12)
      const cipher = createCipheriv("aes-256-gcm", await key(), nonce)
      const plain = JSON.stringify({ until: clock.now() + lifeMs, content } satisfies z.infer<typeof Sealed>)
      const parts = [nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]
      return Buffer.concat(parts).toString("base64url")
    },
    /** the content; null if it was not sealed here for this purpose, or is too old */
    async open(sealed: string): Promise<string | null> {
      const bytes = Buffer.from(sealed, "base64url")
      if (bytes.length < 28) return null
      const decipher = createDecipheriv("aes-256-gcm", await key(), bytes.subarray(0, 12), { authTagLength: 16 })
      decipher.setAuthTag(bytes.subarray(-16))
      try {
        const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString()
        const { until, content } = Sealed.parse(JSON.parse(plain))
        return until > clock.now() ? content : null
      } catch {
        return null
      }
    },
  }
}
