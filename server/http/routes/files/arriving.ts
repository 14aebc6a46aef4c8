/** The most uploads that arrive at one server at the same moment, in all, in one workspace and of one sender. */
const mostAtOnce = { server: 16, workspace: 4, sender: 2 } as const
/** Milliseconds after which an upload ends: without new bytes, and in all. */
const endsAfterMs = { quiet: 10_000, whole: 240_000 } as const

/** An upload that was ended because its bytes came too slowly. */
export class UploadTooSlow extends Error {}

/** Passes the bytes of an upload on. Throws `UploadTooSlow` if none come for a while, or the upload takes too long. */
export async function* inTime(
  body: AsyncIterator<Uint8Array>,
  { quiet, whole }: { quiet: number; whole: number } = endsAfterMs,
): AsyncGenerator<Uint8Array, undefined> {
  const over = performance.now() + whole
  let isLate = false
  try {
    for (;;) {
      const next = await nextWithin(body, Math.min(quiet, over - performance.now()))
      if (next.done === true) return
      yield next.value
    }
  } catch (failure) {
    isLate = failure instanceof UploadTooSlow
    throw failure
  } finally {
    // bytes that are late may never come, so the end of the body is not waited for
    if (!isLate) await body.return?.()
  }
}

async function nextWithin<T>(body: AsyncIterator<T>, ms: number): Promise<IteratorResult<T>> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new UploadTooSlow()), Math.max(0, ms))
  try {
    return await Promise.race([body.next(), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Puts bytes that were read already before the rest. */
export async function* resumed(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}

/** Counts the uploads that arrive, so that no sender and no workspace takes the places of the others. */
export function createArrivals() {
  const counts = new Map<string, number>()
  const at = (key: string): number => counts.get(key) ?? 0
  const add = (key: string, n: number): void => {
    if (at(key) + n > 0) counts.set(key, at(key) + n)
    else counts.delete(key)
  }
  return {
    /** Takes a place, and returns how to leave it; null if there is none. */
    enter(workspace: string, sender: string): (() => void) | null {
      const [ofWorkspace, ofSender] = [`workspace ${workspace}`, `sender ${workspace} ${sender}`]
      const isFull =
        at("") >= mostAtOnce.server || at(ofWorkspace) >= mostAtOnce.workspace || at(ofSender) >= mostAtOnce.sender
      if (isFull) return null
      const keys = ["", ofWorkspace, ofSender]
      for (const key of keys) add(key, 1)
      return () => {
        for (const key of keys) add(key, -1)
      }
    },
  }
}
