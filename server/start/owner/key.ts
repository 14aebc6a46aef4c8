import * as z from "zod"
import type { Instance } from "../instance/instance.ts"

/** The instance's keys, oldest first; the last one signs. */
export const KeyList = z.object({ keys: z.array(z.string()) })
type KeyList = z.infer<typeof KeyList>

export const keysOf = ({ keys }: Instance): KeyList => ({
  keys: [...keys.former.map(({ publicKey }) => publicKey), keys.publicKey],
})

/** Puts a new key in place of the signing one, which signs the new key and is erased. */
export async function rotateKey(instance: Instance): Promise<KeyList> {
  await instance.keys.rotate()
  return keysOf(instance)
}
