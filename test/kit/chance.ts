/** A seed's own run of numbers, so that what failed can be run again (mulberry32). */
export function chance(seed: number): { below: (n: number) => number } {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return { below: n => Math.floor(next() * n) }
}
