import { effect } from "@preact/signals-core"
import type { LitElement } from "lit"
import { followLanguage } from "../i18n/localized.ts"

// TypeScript accepts only this constructor signature for a mixin.
// oxlint-disable-next-line typescript/no-explicit-any
type Constructor = new (...args: any[]) => LitElement

/**
 * Makes an element render again when the language changes, or when a signal that the element read while rendering
 * changes.
 */
export function Watching<B extends Constructor>(Base: B) {
  abstract class WatchingElement extends Base {
    private unwatch: (() => void) | undefined

    // oxlint-disable-next-line typescript/no-explicit-any
    constructor(...args: any[]) {
      super(...args)
      followLanguage(this)
    }

    protected override performUpdate(): void {
      if (!this.isUpdatePending) return
      this.unwatch?.()
      let rendering = true
      this.unwatch = effect(() => {
        if (rendering) {
          rendering = false
          super.performUpdate()
        } else this.requestUpdate()
      })
    }

    override connectedCallback(): void {
      super.connectedCallback()
      this.requestUpdate()
    }

    override disconnectedCallback(): void {
      super.disconnectedCallback()
      this.unwatch?.()
    }
  }
  return WatchingElement
}
