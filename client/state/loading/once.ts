import { effect } from "@preact/signals-core"

/**
 * Resolves with the first result of `look` that is not null, or with null after `patienceMs`. By default the function
 * waits without limit. `look` reads signals and is called whenever one of these signals changes.
 */
export function once<T extends {}>(look: () => T | null, patienceMs?: number): Promise<T | null> {
  return new Promise(resolve => {
    const timer = patienceMs === undefined ? undefined : setTimeout(end, patienceMs, null)
    const stop = effect(() => {
      const found = look()
      if (found !== null) end(found)
    })
    function end(found: T | null): void {
      clearTimeout(timer)
      resolve(found)
      // `look` may return a result at once, before `stop` is assigned.
      queueMicrotask(() => stop())
    }
  })
}
