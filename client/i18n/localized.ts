import type { ReactiveControllerHost, ReactiveElement } from "lit"
import { onLanguage } from "./msg.ts"

/** Renders an element anew when the language changes. */
export function followLanguage(element: ReactiveControllerHost): void {
  let end = (): void => {}
  element.addController({
    hostConnected: () => {
      end = onLanguage(() => element.requestUpdate())
    },
    hostDisconnected: () => end(),
  })
}

/** Stands before `@customElement`: an element that is on the page already is upgraded when it is defined. */
export const localized = () => (element: typeof ReactiveElement) => element.addInitializer(followLanguage)
