import type { ReactiveControllerHost, ReactiveElement } from "lit"
import { onLanguage } from "./msg.ts"

/** Renders an element again when the language changes. */
export function followLanguage(element: ReactiveControllerHost): void {
  let end = (): void => {}
  element.addController({
    hostConnected: () => {
      end = onLanguage(() => element.requestUpdate())
    },
    hostDisconnected: () => end(),
  })
}

/** Must precede `@customElement`: an element that is already on the page is upgraded when it is defined. */
export const localized = () => (element: typeof ReactiveElement) => element.addInitializer(followLanguage)
