import * as z from "zod"
import type { FormerKey } from "../../../shared/record/bundle.ts"
import { successionStatement } from "../../../shared/record/chain.ts"
import type { Keys } from "../../ports/host/keys.ts"
import { instanceKey, newInstanceKey } from "./instanceKey.ts"

/** The keys as the database stores them. Former keys are stored without their private parts. */
export interface StoredKeys {
  /** the private key that signs at present */
  current: string
  former: FormerKey[]
}

/**
 * Creates the instance's keys from the stored ones. `keep` stores all keys in one step, so that a crash leaves either
 * the old or the new key.
 */
export function instanceKeys(stored: StoredKeys, keep: (stored: StoredKeys) => Promise<void>): Keys {
  let { former } = stored
  let current = instanceKey(stored.current)
  return {
    get publicKey() {
      return current.publicKey
    },
    get former() {
      return former
    },
    sign: text => current.sign(text),
    async rotate() {
      const secret = newInstanceKey()
      const next = instanceKey(secret)
      const { publicKey } = current
      const signature = current.sign(successionStatement(publicKey, next.publicKey))
      const list = [...former, { publicKey, signature }]
      await keep({ current: secret, former: list })
      former = list
      current = next
    },
  }
}

const Former = z.array(z.object({ publicKey: z.string(), signature: z.string() }))

export const readFormerKeys = (text: string): FormerKey[] => Former.parse(JSON.parse(text))
