import { effect } from "@preact/signals-core"

/**
 * What `look` finds, as soon as it finds something; null after `patienceMs`, by default never. `look` reads signals and
 * is asked again whenever one of them changes.
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
      // `look` may find at once, before there is anything to stop
      queueMicrotask(() => stop())
    }
  })
}
