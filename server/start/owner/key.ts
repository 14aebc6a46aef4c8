import * as z from "zod"
import { hostDraft } from "../../ports/hostLog/hostLog.ts"
import type { Instance } from "../instance/instance.ts"

/** The instance's public keys, oldest first; the last one signs. */
export const KeyList = z.object({ keys: z.array(z.string()) })
type KeyList = z.infer<typeof KeyList>

export const keysOf = ({ keys }: Instance): KeyList => ({
  keys: [...keys.former.map(({ publicKey }) => publicKey), keys.publicKey],
})

/** Replaces the signing key by a new one. The former key signs the new one and is erased. */
export async function rotateKey(instance: Instance): Promise<KeyList> {
  await instance.keys.rotate(publicKey => [
    hostDraft({ kind: "key-rotated", publicKey, by: { kind: "terminal" } }, instance.clock),
  ])
  return keysOf(instance)
}
