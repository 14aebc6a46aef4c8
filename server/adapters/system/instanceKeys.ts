import * as z from "zod"
import type { FormerKey } from "../../../shared/record/bundle.ts"
import { successionStatement } from "../../../shared/record/chain.ts"
import type { HostDraft } from "../../../shared/record/host/hostEntry.ts"
import type { Keys, Signer } from "../../ports/host/keys.ts"
import { instanceKey, newInstanceKey } from "./instanceKey.ts"

/** The keys as the database stores them. Former keys are stored without their private parts. */
export interface StoredKeys {
  /** the private key that signs at present */
  current: string
  former: FormerKey[]
}

/** The entries of the host's log about a new key, and the new key, which signs them. */
export interface Recorded {
  drafts: readonly HostDraft[]
  signer: Signer
}

/** Stores the keys where every process that serves the database reads them. */
export interface KeyStore {
  read(): Promise<StoredKeys>
  /**
   * Stores all keys in one step, so that a crash leaves either the old or the new key. Returns false and stores nothing
   * if the stored former keys are no longer `before`, because another process has replaced the key.
   */
  keep(stored: StoredKeys, before: readonly FormerKey[], recorded: Recorded): Promise<boolean>
}

/** The keys of a process, which `reload` reads again after another process has replaced the key. */
export interface InstanceKeys extends Keys {
  reload(): Promise<void>
}

/** Creates the instance's keys from the stored ones. */
export function instanceKeys(stored: StoredKeys, store: KeyStore): InstanceKeys {
  let { former } = stored
  let current = instanceKey(stored.current)
  const reload = async () => {
    const read = await store.read()
    former = read.former
    current = instanceKey(read.current)
  }
  return {
    reload,
    get publicKey() {
      return current.publicKey
    },
    get former() {
      return former
    },
    sign: text => current.sign(text),
    async rotate(recorded = () => []): Promise<void> {
      const before = former
      const secret = newInstanceKey()
      const next = instanceKey(secret)
      const { publicKey } = current
      const signature = current.sign(successionStatement(publicKey, next.publicKey))
      const list = [...former, { publicKey, signature }]
      const drafts = recorded(next.publicKey)
      if (!(await store.keep({ current: secret, former: list }, before, { drafts, signer: next }))) {
        // another process has replaced the key, so that process's key signs the next one
        await reload()
        return this.rotate(recorded)
      }
      former = list
      current = next
    },
  }
}

const Former = z.array(z.object({ publicKey: z.string(), signature: z.string() }))

export const readFormerKeys = (text: string): FormerKey[] => Former.parse(JSON.parse(text))
