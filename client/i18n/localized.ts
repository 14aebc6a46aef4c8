import type { ReactiveControllerHost, ReactiveElement } from "lit"
import { onLanguage } from "./msg.ts"

/** Renders an element again whenever the language changes. */
export function followLanguage(element: ReactiveControllerHost): void {
  let end = (): void => {}
  element.addController({
    hostConnected: () => {
      end = onLanguage(() => element.requestUpdate())
    },
    hostDisconnected: () => end(),
  })
}

/**
 * A decorator that renders a class's elements again when the language changes. Write it below `@customElement`, because
 * `@customElement` at once upgrades elements that are already on the page.
 */
export const localized = () => (element: typeof ReactiveElement) => element.addInitializer(followLanguage)
