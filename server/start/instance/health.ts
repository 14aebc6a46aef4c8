import type { Cause, Health } from "../../ports/host/health.ts"

export function createHealth(): Health {
  const watched: { cause: Cause; stands: () => boolean; stood: boolean }[] = []
  const listeners: ((cause: Cause, stands: boolean) => void)[] = []
  return {
    watch: (cause, stands) => void watched.push({ cause, stands, stood: false }),
    onChange: listener => void listeners.push(listener),
    look() {
      for (const one of watched) {
        const stands = one.stands()
        if (stands !== one.stood) for (const tell of listeners) tell(one.cause, stands)
        one.stood = stands
      }
      return watched.flatMap(({ cause, stood }) => (stood ? [cause] : []))
    },
  }
}
