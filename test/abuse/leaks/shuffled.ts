import type { chance } from "../../kit/chance.ts"

export function shuffled<T>(list: readonly T[], { below }: ReturnType<typeof chance>): T[] {
  const rest = [...list]
  return list.map(() => rest.splice(below(rest.length), 1)[0]!)
}
