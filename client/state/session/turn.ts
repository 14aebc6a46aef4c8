import { computed, effect, type ReadonlySignal } from "@preact/signals-core"
import type { Scene, View } from "../../scene/scene.ts"
import { bell } from "../kept/preferences.ts"
import { isCalled } from "../page/title.ts"

const hasFloor = ({ session, me }: View): boolean => me.member !== null && session.floor.speaking?.member === me.member

/**
 * Marks the browser tab while this reader has the floor. If the reader chose a sound, calls `ring` when the reader gets
 * the floor, but not for a turn that began before the page opened. Returns a function that ends both effects.
 */
export function followTurn(scene: ReadonlySignal<Scene | null>, ring: () => void): () => void {
  const mine = computed(() => (scene.value === null ? null : hasFloor(scene.value)))
  let before: boolean | null = null
  const stop = effect(() => {
    const now = mine.value
    isCalled.value = now === true
    if (before === false && now && bell.peek() === true) ring()
    if (now !== null) before = now
  })
  return () => {
    stop()
    isCalled.value = false
  }
}
